"""The shop's own certificate authority, and the certificate by which its hub is known."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_AUTHORITY_YEARS, _HUB_DAYS = 20, 800
_EARLIER = timedelta(days=400)
"""A desk whose clock is a year slow must still be able to talk to the hub."""


class Signed(NamedTuple):
    """A certificate and its private key, PEM."""

    certificate: str
    key: str


def host_name(shop: str) -> str:
    """The name in the hub's certificate: the same at every address that the hub ever has."""
    return f"{shop}.salve.internal"


def authority(shop: str, now_ms: int) -> Signed:
    """A new authority, that can do nothing but sign for this shop's hub."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Salve {shop}")
    built = (
        _begun(name, name, key, now_ms, timedelta(days=365 * _AUTHORITY_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints([x509.DNSName(host_name(shop))], None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return _signed(built, key, key)


def for_hub(shop: str, by: Signed, now_ms: int, servers: Sequence[str] = ()) -> Signed:
    """A certificate for the shop's hub.

    Where there are several `servers` they know each other by it, at these IP addresses.
    """
    above = x509.load_pem_x509_certificate(by.certificate.encode())
    above_key = serialization.load_pem_private_key(by.key.encode(), None)
    if not isinstance(above_key, ec.EllipticCurvePrivateKey):
        raise TypeError("the authority is not one of ours")
    key = ec.generate_private_key(ec.SECP256R1())
    host = host_name(shop)
    uses = [
        ExtendedKeyUsageOID.SERVER_AUTH,
        *([ExtendedKeyUsageOID.CLIENT_AUTH] if servers else []),
    ]
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    names += [x509.IPAddress(ip_address(one)) for one in dict.fromkeys(servers)]
    built = (
        _begun(_name(host), above.subject, key, now_ms, timedelta(days=_HUB_DAYS))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(uses), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above_key.public_key()),
            critical=False,
        )
    )
    return _signed(built, key, above_key)


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now_ms: int,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + lasts)
    )


def _signed(
    built: x509.CertificateBuilder,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
) -> Signed:
    certificate = built.sign(by, hashes.SHA256())
    return Signed(
        certificate.public_bytes(serialization.Encoding.PEM).decode(),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode(),
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
