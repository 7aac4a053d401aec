"""What befalls a process of a fleet: it dies, falls silent, or is lost."""

import multiprocessing
import os
import socket
import time


def misbehave(text):
    """Do to this process what a text asks for; where it is lost, `LOST` hears of it."""
    if "bomb" in text:
        os._exit(9)
    if "loop" in text:
        time.sleep(3600)
    if "lost" in text:
        heard = socket.create_connection(("127.0.0.1", int(os.environ["LOST"])))
        while heard:
            pass
    if "bug" in text:
        raise IndexError("out of range")


def hear_the_end_of_the_lost(patch, work, *given):
    """Let a process do some work, and kill it when somebody below it is lost.

    What the lost one holds is closed by its own end and by nothing else.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        patch.setenv("LOST", str(server.getsockname()[1]))
        parent = multiprocessing.get_context("spawn").Process(target=work, args=given)
        parent.start()
        try:
            lost, _ = server.accept()
        finally:
            parent.kill()
            parent.join()
    with lost:
        lost.settimeout(20)
        return lost.recv(1)
