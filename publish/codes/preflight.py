"""What the preflight finds in PDF files, as a table: part of `CODES`. {where} names pages and the first place."""

from __future__ import annotations

from publish.codes.code import Code

_AGAIN = "correct it in the program that made the file, and export the PDF again"
_EMBED = "export the PDF again with all fonts embedded; a printer would put another font in its place"

PREFLIGHT: dict[str, Code] = {
    "pdf-facts": Code("info", "{summary}", "{profile}"),
    "pdf-locked": Code(
        "error", "the file can’t be opened without a password: nothing is checked", "save it without protection"
    ),
    "pdf-broken": Code("error", "the file can’t be read as a PDF: {problem}", "export it again"),
    "pdf-damaged": Code(
        "warning",
        "the file is damaged and was repaired while reading: {problem}",
        "a printer’s program may repair it in another way, or refuse it: export it again",
    ),
    "pdf-unchecked": Code(
        "warning",
        "not wholly checked, because {problem}{where}",
        "look at these pages yourself, or export the file again",
    ),
    "pdf-encrypted": Code(
        "error",
        "the file is protected (encrypted)",
        "save it without any restrictions: printers refuse protected files",
    ),
    "pdf-claim": Code(
        "error",
        "the file says that it is {claim}, but {what}{where}",
        "export it as {claim} once more, from a program that keeps to it; or without this claim",
    ),
    "pdf-flavour": Code(
        "warning",
        "{printer} asks for {wanted}; the file says it is {claims}",
        "choose one of these when you export the PDF",
    ),
    "pdf-file-large": Code(
        "error", "the file has {size} MB; {printer} takes {most}", "make its pictures smaller: 300 ppi are enough"
    ),
    "pdf-script": Code(
        "error",
        "the file does something by itself, or when it is clicked: {what}{where}",
        "remove it: a book runs no code",
    ),
    "pdf-form": Code(
        "warning",
        "{count} field(s) of a form to fill in",
        "turn them into plain text: their contents may not be printed",
    ),
    "pdf-attachment": Code("warning", "{count} attached file(s)", "remove them: they can’t be printed"),
    "pdf-layers": Code(
        "warning", "the file has layers that can be switched on and off", "flatten them: which are printed isn’t sure"
    ),
    # pages and boxes
    "pdf-boxes": Code(
        "error",
        "the {inner} reaches out of the {outer}{where}",
        "set the boxes anew: the trimmed page inside the bleed, the bleed inside the whole page",
    ),
    "pdf-page-sizes": Code(
        "error", "{size}, while most pages are {usual}{where}", "give all pages of the book one size and one direction"
    ),
    "pdf-page-turned": Code(
        "warning", "turned by {degrees}°{where}", "export it upright: printing presses may ignore that it is turned"
    ),
    "pdf-trim": Code(
        "error", "{printer} doesn’t print books of {size}", "choose one of its sizes, such as {near}, and lay out anew"
    ),
    "pdf-bleed-size": Code(
        "error",
        "the bleed is {bleed} mm wide; {printer} asks for {wanted} mm{where}",
        "export the PDF again with a bleed of {wanted} mm",
    ),
    "pdf-bleed-short": Code(
        "warning",
        "{what} at the edge of the page ends {reach} mm beyond it, not {wanted} mm: a white line may show{where}",
        "let it run on by {wanted} mm, or keep it 3 mm away from the edge",
    ),
    "pdf-marks": Code(
        "error", "something is drawn outside the bleed, such as crop marks{where}", "export it without printer’s marks"
    ),
    "pdf-page-count": Code(
        "error", "{count} pages; {printer} prints from {least} to {most}", "add or remove pages, or ask another printer"
    ),
    "pdf-page-multiple": Code(
        "info", "{count} pages; {printer} prints a multiple of {multiple}", "blank pages are added at the end"
    ),
    "pdf-last-page": Code(
        "info", "the last page isn’t blank; {printer} needs it and adds one", "nothing to do; the spine gets wider"
    ),
    "pdf-blank-pages": Code(
        "warning",
        "blank pages in the middle of the book, a right-hand one among them{where}",
        "look whether something is missing there",
    ),
    "pdf-blank-run": Code(
        "warning", "more than {most} blank pages in a row{where}", "remove some: {printer} takes them for a fault"
    ),
    "pdf-labels": Code(
        "warning",
        "page numbers are given to more than one page, {label} first{where}",
        "number the pages anew: readers find the wrong page",
    ),
    # colours and ink
    "pdf-rgb": Code(
        "warning",
        "{what} in {space}, which is for screens{where}",
        "convert to CMYK or grey, else the printer does it and colours change; black text may become four inks",
    ),
    "pdf-cmyk": Code(
        "warning", "{what} in CMYK; {printer} prints from RGB and converts it{where}", "export the file in sRGB"
    ),
    "pdf-colour-tagged": Code(
        "warning",
        "{what} in {space}; {printer} wants none{where}",
        "export without colour profiles of single objects: colours are converted twice otherwise",
    ),
    "pdf-spot": Code(
        "warning",
        "{what} in the spot colour {ink}{where}",
        "convert it to CMYK unless the printer mixes this ink for you",
    ),
    "pdf-registration": Code(
        "error",
        "{what} in the registration colour, all inks at once{where}",
        "use black: this colour is for crop marks only",
    ),
    "pdf-rich-text": Code(
        "warning",
        "black text of {size} pt is mixed from {inks}{where}",
        "set text in black alone (K 100 %): with several inks its edges become blurred",
    ),
    "pdf-white-overprint": Code(
        "error", "{what} in white is set to overprint and will vanish{where}", "switch overprinting off for white"
    ),
    "pdf-ink": Code(
        "error",
        "{what} with {ink} % of ink; {printer} takes {limit} %{where}",
        "lighten it, or convert with a profile that limits ink: so much doesn’t dry and comes off",
    ),
    "pdf-transparency": Code(
        "info",
        "{what} see-through by {how}{where}",
        "flatten transparency (PDF/X-1a does it): printers show it in different ways",
    ),
    # images and lines
    "pdf-ppi-poor": Code(
        "error",
        "{what} has only {ppi} pixels per inch where it is printed, {wanted} are wanted{where}",
        "get a larger file, or show it smaller: it will look blurred or jagged",
    ),
    "pdf-ppi-low": Code(
        "warning",
        "{what} has {ppi} pixels per inch where it is printed, {wanted} are wanted{where}",
        "get a larger file, or show it smaller",
    ),
    "pdf-ppi-high": Code(
        "info", "{what} has {ppi} pixels per inch; {printer} prints no more than {most}{where}", "make the file smaller"
    ),
    "pdf-hairline": Code(
        "warning",
        "a line of {width} pt; {limit} pt are needed to print well{where}",
        "make lines at least {limit} pt thick: thinner ones break, or print as thick as the machine likes",
    ),
    # text and fonts
    "pdf-text-cut": Code(
        "error", "text crosses the edge of the page{where}", "move it inside: letters are cut off otherwise"
    ),
    "pdf-text-outside": Code(
        "error",
        "text {distance} mm from the {edge} edge; {printer} asks for {wanted} mm{where}",
        "make the margin wider: trimming and binding are not exact",
    ),
    "pdf-text-small": Code(
        "warning", "text of {size} pt; {printer} asks for at least {least} pt{where}", "set it larger"
    ),
    "pdf-text-invisible": Code(
        "warning",
        "text that can’t be seen, as scanners put behind a picture{where}",
        "remove it for print; in a scanned book look whether the picture is sharp enough",
    ),
    "pdf-font-missing": Code("error", "the font {font} is not embedded{where}", _EMBED),
    "pdf-font-type3": Code(
        "warning",
        "text in fonts of drawings or dots (Type 3), {font} first{where}",
        "use a font file (OpenType): such letters can look rough in print, and some printers refuse them",
    ),
    "pdf-font-silent": Code(
        "warning",
        "the letters of {font} can’t be copied, searched or read aloud{where}",
        "export the PDF again from a program that says what each letter is (ToUnicode)",
    ),
    # annotations
    "pdf-links": Code("info", "links, which paper can’t follow{where}", "nothing to do in most cases"),
    "pdf-annotation": Code(
        "warning", "a comment or a stamp ({kind}) lies on the page{where}", "remove it: it may or may not be printed"
    ),
    # screen
    "pdf-untagged": Code(
        "warning", "the file isn’t tagged: screen readers have to guess headings and the order of text", _AGAIN
    ),
    "pdf-language": Code("warning", "the file doesn’t say its language: it will be read aloud wrongly", _AGAIN),
    "pdf-title": Code("warning", "the file has no title in its properties", _AGAIN),
    "pdf-title-hidden": Code(
        "warning", "windows show the name of the file, not its title", "choose “show document title” when you export it"
    ),
    "pdf-bookmarks": Code(
        "warning", "{count} pages and no bookmarks: readers can’t jump to a chapter", "export the headings as bookmarks"
    ),
}
