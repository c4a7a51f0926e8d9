"""A form sent twice makes one row: the one-time token of `core.models.CreatedOnce`."""


def made_before(model, form_token):
    """The row that a form with this token has made already, whoever's it is; else None."""
    return model.objects.filter(form_token=form_token).first() if form_token else None
