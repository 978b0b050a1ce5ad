"""How news reaches a person: what they chose, and the way to stop letters."""

from django.core.signing import BadSignature, Signer

from accounts.models import User

_signer = Signer(salt="accounts.news.stop_email")


def choose(user: User, **choices: object) -> None:
    """Write down channels, quiet hours and language, by the names of their columns."""
    for name, value in choices.items():
        setattr(user, name, value)
    user.save(update_fields=list(choices))


def stop_email(user: User) -> None:
    """Send this person no news by e-mail from now on."""
    user.news_by_email = False
    user.save(update_fields=["news_by_email"])


def stop_token(user: User) -> str:
    """Return what the link carries that stops letters without a sign-in."""
    return _signer.sign(str(user.pk))


def user_of(token: str) -> User | None:
    """Return whose letters a link stops; None where nobody's."""
    try:
        return User.objects.filter(pk=_signer.unsign(token)).first()
    except BadSignature:
        return None
