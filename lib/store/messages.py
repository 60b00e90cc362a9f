"""What each kind of problem is called, in words for whoever keeps the data."""

from lib.locale import N_

FILES = {
    "missing-folder": N_("there is no folder here."),
    "missing-descriptor": N_("the file that describes the package is missing."),
    "missing-file": N_("the file is listed in datapackage.json but is not in the folder."),
    "missing-resource": N_("{name} is needed in a package of this kind and is not listed."),
    "unreadable-file": N_("the file cannot be opened."),
    "empty-file": N_("the file is empty."),
    "not-utf8": N_("the text is not in UTF-8 (byte {position}): save the file again as CSV UTF-8."),
    "odd-character": N_("the text holds a character that cannot be shown ({character})."),
    "malformed-csv": N_("the quotation marks do not match, so that the columns cannot be told apart."),
    "wrong-separator": N_("the columns are separated by “{separator}”: separate them by commas."),
    "row-width": N_("the row has {found} cells, but the table has {expected} columns."),
    "missing-column": N_("the column is missing."),
    "unexpected-column": N_("this column is not expected here."),
    "repeated-column": N_("the column appears more than once."),
    "no-rows": N_("nothing is listed here: at least one row is needed."),
    "malformed-json": N_("the file is not valid JSON (line {line}, character {column}): it may be cut short."),
}

ARCHIVES = {
    "not-a-zip": N_("the file is not a zip archive, or it is damaged."),
    "locked-zip": N_("the archive is locked with a password."),
    "too-many-files": N_("the archive holds more than {limit} files."),
    "too-large-zip": N_("unpacked, the archive would take more than {limit} MB."),
    "too-different": N_("there are more than {limit} differences: this can hardly be a version of the same package."),
    "other-package": N_("the package is called “{value}”, not {expected}."),
    "too-heavy": N_("reading it takes more time or memory than this server spends on a file."),
}

DESCRIPTOR = {
    "wrong-form": N_("this part of the description is missing or not written as expected."),
    "not-a-box": N_("four numbers in degrees are needed: west, south, east, north."),
    "not-metric": N_("“{value}” is not a coordinate system measured in metres."),
    "unsafe-path": N_("“{value}” is not the path of a file inside the package folder."),
    "repeated-resource": N_("{name} is listed more than once."),
    "described-columns": N_("the columns described for {name} are not those of the file."),
}

VALUES = {
    "empty": N_("a value is needed here."),
    "not-a-number": N_("“{value}” is not a number (write it like 1234.5)."),
    "not-an-integer": N_("“{value}” is not a whole number."),
    "not-a-truth": N_("“{value}” is neither true nor false."),
    "not-listed": N_("“{value}” is not one of: {allowed}."),
    "odd-target": N_("a target of the kind “{kind}” cannot be met “{value}”."),
    "not-an-id": N_("“{value}” is not an identifier: use lower-case letters, digits and hyphens."),
    "not-a-code": N_("“{value}” is not written like the code expected here (for example {example})."),
    "not-a-date": N_("“{value}” is not a date (write it like 2023-05-11, 2023-05 or 2023)."),
    "not-a-period": N_("“{value}” is not a period (write it like 2023, 2023-05, 2019/2023 or ../2020)."),
    "reversed-period": N_("“{value}” ends before it starts."),
    "not-an-address": N_("“{value}” is not a web address (it starts with https:// or http://)."),
    "too-small": N_("{value} is less than {limit}."),
    "too-large": N_("{value} is more than {limit}."),
    "not-a-text": N_("a text between quotation marks was expected, not {value}."),
}

RELATIONS = {
    "duplicate": N_("“{value}” is already used by number {first}."),
    "dangling": N_("“{value}” is not among those of {table}."),
    "no-feature": N_("“{value}” has no shape in {table}."),
    "no-table-row": N_("“{value}” has no row in {table}."),
    "no-theme": N_("the theme “{value}” is missing."),
    "nested-parent": N_("“{value}” cannot be the parent: it is this area, or lies inside another one."),
}

COHERENCE = {
    "half-language": N_("the text is given in the other language but is missing here."),
    "reversed-bounds": N_("the lower bound {lower} is above the upper bound {upper}."),
    "outside-bounds": N_("the value {value} lies outside its own bounds, {lower} and {upper}."),
    "unexpected-figure": N_("a figure that is “{status}” cannot have the number {value}."),
    "no-figure": N_("a figure that is “{status}” needs a value or its bounds."),
    "no-reason": N_("a figure that is “{status}” needs a note that says why."),
    "no-display": N_("a value known only by its bounds needs the text to show."),
    "no-period": N_("the period is missing, and no text says why."),
    "no-source": N_("a figure needs its source."),
    "no-confidence": N_("only a figure that is not published has no degree of confidence."),
    "no-formula": N_("a computed indicator needs its formula."),
    "no-remedy": N_("an indicator that is not published needs a text on what would fill it."),
    "not-yes-no": N_("{value} is neither 0 nor 1, as a yes/no indicator asks."),
    "ends-early": N_("“{value}” is before the start."),
}

SHAPES = {
    "not-a-collection": N_("the file is not a list of features (a GeoJSON FeatureCollection)."),
    "not-a-feature": N_("this is not a GeoJSON feature."),
    "foreign-crs": N_("the file names a coordinate system: remove it, and write longitude and latitude (WGS 84)."),
    "missing-id": N_("the feature has no identifier."),
    "other-id": N_("the feature is called “{value}”, but its properties say “{expected}”."),
    "missing-property": N_("the property is missing."),
    "no-geometry": N_("the feature has no position."),
    "empty-geometry": N_("the shape is empty."),
    "wrong-geometry": N_("a shape of type “{value}” is not allowed here (allowed: {allowed})."),
    "bad-position": N_("a position is not written as two numbers, longitude and latitude."),
    "too-few-points": N_("the shape has too few points."),
    "open-ring": N_("the outline is not closed: its last point must repeat the first, {longitude}, {latitude}."),
    "ring-direction": N_("the outline runs the wrong way: outer ones anticlockwise, holes clockwise."),
    "swapped": N_("longitude and latitude look swapped: {longitude}, {latitude}."),
    "out-of-bounds": N_("the point {longitude}, {latitude} lies outside the bounds of the package."),
    "self-crossing": N_("the outline crosses or touches itself near {place}."),
    "hole-outside": N_("a hole lies outside its outline, near {place}."),
    "overlapping-parts": N_("two parts of the shape lie one over the other, near {place}."),
    "pinched": N_("the holes cut the shape in two, near {place}."),
    "invalid-shape": N_("the shape is not valid."),
}

STORIES = {
    "too-large-file": N_("the file is larger than {limit} KB."),
    "not-utf8-text": N_("the text is not in UTF-8 (byte {position}): save the file again as UTF-8."),
    "malformed-yaml": N_(
        "the file is not valid YAML (line {line}, character {column}): look for a missing space, colon or quotation "
        "mark."
    ),
    "yaml-extras": N_(
        "line {line} has an anchor, an alias or a tag, which stories do without: put the text between quotation marks, "
        "or write it out."
    ),
    "too-deep": N_("line {line} goes deeper than a story does: check the spaces at the start of the line."),
    "repeated-key": N_("this is written twice."),
    "unexpected-key": N_("this is not expected here."),
    "not-keys": N_("names with what belongs to them are expected here, each written “name: text”."),
    "not-a-list": N_("a list is expected here, each entry on a line of its own after a hyphen."),
    "not-one-text": N_("one text is expected here, not several."),
    "no-steps": N_("a story needs at least one step."),
    "too-many": N_("there are {found} entries, and at most {limit} are allowed."),
    "too-long": N_("the text has {found} characters, and at most {limit} are allowed."),
    "markup": N_("the text has “{value}”: tags, scripts and templates are not allowed."),
    "not-halves": N_("{value} is not a number of whole or half minutes."),
    "not-a-reference": N_("“{value}” does not name a row (write it like model/aim-one or sources/gazette)."),
    "no-reference": N_("each step needs at least one source."),
    "unknown-value": N_("“{value}” is not one of those that can be chosen here."),
    "not-kept": N_("this server cannot keep stories at the moment: nothing can be written into its folder."),
}

MESSAGES = STORIES | FILES | ARCHIVES | DESCRIPTOR | VALUES | RELATIONS | COHERENCE | SHAPES
