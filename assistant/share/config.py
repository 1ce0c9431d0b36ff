"""The server's configuration file, from what the hub keeps. Pure."""

import json

from assistant.share.keep import Admitted, HubKeep
from assistant.share.nkey import public
from assistant.share.wire import under

STREAM = "JOURNAL"
ANYWHERE = "0.0.0.0"  # noqa: S104 - the other desks come from the LAN
_PAYLOAD = 64 * 1024
_API = "$JS.API"


def inbox(key: str) -> str:
    """Under which the server answers a user: nobody else may listen there."""
    return f"_INBOX_{key}"


def config(keep: HubKeep, folder: str, listen: str = ANYWHERE) -> str:
    """The whole file; paths are in `folder`, with `/`."""
    users = [f"{{ nkey: {public(keep.admin)} }}"]
    users += [_user(keep.shop, one) for one in keep.desks]
    inside = "\n      ".join(users)
    return f"""\
# Written by Salve whenever a desk comes or goes. Changes by hand are lost.
server_name: "{keep.shop}"
listen: "{listen}:{keep.port}"
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
"""


def _room(keep: HubKeep) -> str:
    return f"\n  max_file_store: {keep.most_bytes}" if keep.most_bytes else ""


def _user(shop: str, one: Admitted) -> str:
    """A desk publishes under its own name, tells that it is there, and reads its shop's stream."""
    publish = [
        under(shop, None if one.rebuilds else one.desk),
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
