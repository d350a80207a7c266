"""Article in, its Markdown manuscript out, which reads back to the same article.

    document ─┬─ front_matter ─┬─ people, credits    all furniture, in YAML
              │                └─ yaml_nodes
              └─ blocks ─┬─ inline ── emphasis       a line for each paragraph
                         ├─ lists                    escapes only where they are needed
                         └─ tags                     what Markdown can't say exactly, as HTML

The vocabulary is small and closed, so each of its elements has one way into Markdown that can be proved. A library that
turns any HTML into Markdown gives up at spans, scopes, verse and marks inside words.
"""
