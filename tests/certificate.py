"""A certificate that nobody but its maker trusts."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

MAY_SIGN = x509.KeyUsage(
    digital_signature=True,
    key_cert_sign=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def write_certificate(folder: Path, name: str) -> None:
    """Write `fullchain.pem` and `privkey.pem`, for `name` on 127.0.0.1.

    Good for years before and after, as tests move the clock and TLS does not see it.
    """
    key = generate_private_key(SECP256R1())
    (folder / "fullchain.pem").write_bytes(
        _signed(key, name).public_bytes(Encoding.PEM)
    )
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


def _signed(key: EllipticCurvePrivateKey, name: str) -> x509.Certificate:
    itself = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names = [x509.DNSName(name), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    years = timedelta(days=3650)
    return (
        x509.CertificateBuilder(itself, itself, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - years)
        .not_valid_after(now + years)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        # From 3.13 on Python asks these of whatever is trusted.
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .add_extension(MAY_SIGN, critical=True)
        .sign(key, SHA256())
    )
