"""Maps as pictures, drawn from the shapes of the packages in the colours and lines that the screen has."""
