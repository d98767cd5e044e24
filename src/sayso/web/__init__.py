"""The workspace: the pages of cases in a browser, to read, check and decide."""
