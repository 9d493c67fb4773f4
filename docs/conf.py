"""How Sphinx makes the site: `make site` runs scripts/make_site.py, which gathers the pages and calls Sphinx."""

import onrecord

project = "onrecord"
author = "the onrecord project"
release = version = onrecord.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"onrecord {version}"
html_copy_source = html_show_sourcelink = False
html_show_search_summary = False  # it would fetch pages, which a browser does not do from disk
html_static_path: list[str] = []
autodoc_member_order = "bysource"
autodoc_typehints = "description"
add_module_names = False
toc_object_entries_show_parents = "hide"
suppress_warnings = ["misc.highlighting_failure"]  # Pygments has no colours for CSV
