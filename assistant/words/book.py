"""The phrase book: the lines of a language, read from its files, checked, and filled.

`resources/words/<language>/greeting.toml` and `farewell.toml` hold lines:

    [[line]]
    key = "returning.name"       # the same key in every language is the same situation and variant
    fits = ["returning", "!mood-low-last-time"]
    bears = ["remote"]
    why = "H13"
    text = "{hello}, {name}. How good to see you again."

`fits`: conditions that must hold ("!x": must not hold). The first is the situation that the line is for
(`SITUATIONS` of situation.py), the others are any of its `FACTS`.
`bears`: guards (`GUARDS`) that the line may be said under besides those in `fits`. A line is never said under a
guard that it names in neither: to a quiet guest, before an open matter or an unsettled mistake has been named,
at a distance ("remote": telephone or online; "telephone" in `fits` includes it).
`why`: the row of the handbook. `text`: ICU MessageFormat, ’ and never a straight quote.

Placeholders. A line is offered only when all of its placeholders can be filled:
    {name}        form of address; stands where nothing inflects: between commas, or first
    {hello}       greeting of the hour, capital first: at the beginning of a sentence
    {hello_mid}   the same in small letters, within a sentence
    {bye}         good wish of the hour, a whole sentence without its end mark
    {staff}       who is speaking        {house}  the house's name
    {preference}  said by the guest and fresh, as noted, in this line's language; after a colon
    {asked}       only seen, or old: stands in a question
    {visit}       the number of this visit; only beside the condition "milestone" (10, 25, 50, 100)
    {gender, select, f {…} m {…} other {…}}   the guest's, "other" when it was not said
Two languages' lines of one key use the same placeholders, except hello, hello_mid, bye and gender.
Every situation has at least three lines without {name}, {staff} and {house} in each moment.
"""
