"""A desktop's notification service of a few lines: prints what it is asked to show, as JSON."""

import json
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

NAME = "org.freedesktop.Notifications"
TYPES = ("s", "u", "s", "s", "s", "as", "a{sv}", "i")
ARGUMENTS = "".join(f'<arg type="{kind}" direction="in"/>' for kind in TYPES)
DESCRIBED = (
    f'<interface name="{NAME}"><method name="Notify">{ARGUMENTS}'
    '<arg type="u" direction="out"/></method></interface>'
)


class Listener(QDBusVirtualObject):
    """Answers `Notify`, and only when it is asked with the right types."""

    def introspect(self, path: str) -> str:
        return DESCRIBED

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Notify":
            return False
        if message.signature() != "".join(TYPES):
            connection.send(message.createErrorReply("org.freedesktop.DBus.Error.InvalidArgs", ""))
            return True
        app, _number, icon, summary, body = message.arguments()[:5]
        print(json.dumps([app, icon, summary, body]), flush=True)
        connection.send(message.createReply([7]))
        return True


def main() -> None:
    application = QCoreApplication(sys.argv)
    bus, listener = QDBusConnection.sessionBus(), Listener()
    listens = bus.registerVirtualObject("/" + NAME.replace(".", "/"), listener)
    print(json.dumps(listens and bus.registerService(NAME)), flush=True)
    application.exec()


main()
