"""Arabic, Russian, Ukrainian, French and Spanish: words of time, number, harm and place, and their grammar (`docs/languages.md`).

Each language is one file of tables under `data`; the grammar is the same for all. What is read are the forms and counts that
English is read into, so that what follows from them is one set of rules.
"""
