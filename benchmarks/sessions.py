"""Many visitors at once, without browsers: each opens a session and runs the page's script to its end."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.server import Server

LARGEST_MESSAGE = 2**24
FINISHED_WITHIN = 120.0


async def _open(stack: AsyncExitStack, server: Server) -> websockets.ClientConnection:
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    return await stack.enter_async_context(
        websockets.connect(address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=LARGEST_MESSAGE)
    )


async def _run(connection: websockets.ClientConnection, page: str, query: str) -> None:
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await connection.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(bytes(await connection.recv(decode=False)))
        if answer.HasField("script_finished"):
            if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(f"the script of /{page} failed")
            return


async def _together(server: Server, page: str, query: str, number: int, rounds: int) -> tuple[list[float], int]:
    seconds = []
    async with AsyncExitStack() as stack:
        connections = [await _open(stack, server) for _ in range(number)]
        for _ in range(rounds):
            start = time.perf_counter()
            async with asyncio.timeout(FINISHED_WITHIN):
                await asyncio.gather(*(_run(connection, page, query) for connection in connections))
            seconds.append(time.perf_counter() - start)
        return seconds, server.memory()


def together(
    server: Server, page: str = "", query: str = "", number: int = 50, rounds: int = 3
) -> tuple[list[float], int]:
    """Seconds until `number` sessions that start at once have all run the page, each round; memory with all open."""
    return asyncio.run(_together(server, page, query, number, rounds))
