"""What kind of people came to harm, by their own words or by what the text tells beside them."""
