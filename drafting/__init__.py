"""The core: from a customer's post to a draft, a human's decision, and the delivered reply.

Its rooms are imported by name, so that no caller loads more than it needs: `compose` builds the application,
`desk` is the service that everybody calls, `writer` drafts, `model` answers, `store` keeps, `channels` deliver.
"""
