"""Everything a person or a tool touches: the desk in the browser, REST, the command line."""
