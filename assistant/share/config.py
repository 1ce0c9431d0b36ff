"""The server's configuration file, from what the hub keeps. Pure."""

import json

from assistant.share.keep import Admitted, HubKeep
from assistant.share.nkey import public
from assistant.share.wire import under

STREAM = "JOURNAL"
ANYWHERE = "0.0.0.0"  # noqa: S104 - the other desks come from the LAN
_PAYLOAD = 64 * 1024
_BEHIND = 2
"""From the port for desks to the one for the shop's other servers; between them new desks knock."""
_API = "$JS.API"


def inbox(key: str) -> str:
    """Under which the server answers a user: nobody else may listen there."""
    return f"_INBOX_{key}"


def config(
    keep: HubKeep, folder: str, listen: str = ANYWHERE, *, extra: str = "", node: int = 0
) -> str:
    """The whole file; paths are in `folder`, with `/`.

    `extra` is a file of the house’s own that is read as well, seen from this one. `node` is which
    of the shop's servers it is for, where there are several.
    """
    users = [f"{{ nkey: {public(keep.admin)} }}"]
    users += [_user(keep.shop, one) for one in keep.desks]
    inside = "\n      ".join(users)
    return f"""\
# Written by Salve whenever a desk comes or goes. Changes by hand are lost.
server_name: "{keep.shop}{f"-{node + 1}" if keep.servers else ""}"
listen: "{listen}:{port_of(keep, node)}"
max_payload: {_PAYLOAD}
ping_interval: "2s"
ping_max: 3
write_deadline: "10s"
logtime: true
log_file: {json.dumps(folder + "/server.log")}
logfile_size_limit: 1MB
logfile_max_num: 3
tls {{
  cert_file: {json.dumps(folder + "/hub.crt")}
  key_file: {json.dumps(folder + "/hub.key")}
  min_version: "1.3"
  handshake_first: true
  timeout: 5
}}
jetstream {{
  domain: "{keep.shop}"
  store_dir: {json.dumps(folder + "/stream")}
  sync_interval: always
  cipher: aes
  key: $SALVE_STREAM_KEY{_room(keep)}
}}
accounts {{
  SHOP {{
    jetstream: enabled
    users: [
      {inside}
    ]
  }}
  SYS {{ users: [ {{ nkey: {public(keep.system)} }} ] }}
}}
system_account: SYS
{_cluster(keep, folder, listen, node)}{f'include "{extra}"' if extra else ""}
"""


def port_of(keep: HubKeep, node: int) -> int:
    """Where one of the shop's servers listens."""
    return int(keep.servers[node].rpartition(":")[2]) if keep.servers else keep.port


def _cluster(keep: HubKeep, folder: str, listen: str, node: int) -> str:
    """Several servers that keep the stream together: they speak to each other two ports further on,
    and to nobody without a certificate of the shop.
    """
    if not keep.servers:
        return ""
    ends = (one.rpartition(":") for at, one in enumerate(keep.servers) if at != node)
    routes = [f"nats://{host}:{int(port) + _BEHIND}" for host, _, port in ends]
    return f"""\
cluster {{
  name: "{keep.shop}"
  listen: "{listen}:{port_of(keep, node) + _BEHIND}"
  routes: {json.dumps(routes)}
  tls {{
    cert_file: {json.dumps(folder + "/hub.crt")}
    key_file: {json.dumps(folder + "/hub.key")}
    ca_file: {json.dumps(folder + "/authority.crt")}
    verify: true
    timeout: 5
  }}
}}
"""


def _room(keep: HubKeep) -> str:
    return f"\n  max_file_store: {keep.most_bytes}" if keep.most_bytes else ""


def _user(shop: str, one: Admitted) -> str:
    """A desk publishes under its own name, tells that it is there, and reads its shop's stream."""
    publish = [
        under(shop, None if one.rebuilds else one.desk),
        *([under(shop, one.returns)] if one.returns else []),
        f"here.{shop}.{one.desk.hex()}",
        f"{_API}.INFO",
        f"{_API}.STREAM.INFO.{STREAM}",
        f"{_API}.STREAM.MSG.GET.{STREAM}",
        f"{_API}.CONSUMER.CREATE.{STREAM}",
        f"{_API}.CONSUMER.CREATE.{STREAM}.>",
        f"{_API}.CONSUMER.DELETE.{STREAM}.>",
        "$JS.FC.>",
    ]
    subscribe = [f"{inbox(one.key)}.>", f"here.{shop}.*", f"told.{shop}"]
    may = f"publish: {{ allow: {json.dumps(publish)} }}, "
    may += f"subscribe: {{ allow: {json.dumps(subscribe)} }}"
    return f"{{ nkey: {one.key}, permissions: {{ {may} }} }}"
