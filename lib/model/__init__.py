"""What is measured and compared, and how: no session, no widgets, no drawing.

Frames and packages in, frames and numbers out. Geometry comes in EPSG:4326 and is projected to the package's
own metric system only to measure. Each file holds one concept and is imported by its own name.
"""
