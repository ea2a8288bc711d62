"""The desk: what the workbench hands its work to (`serve.ports`). A decision is kept in the request; coding, linking, previews
and exports run in processes of their own, so that no page waits for an engine.
"""
