"""Many visitors at once, without browsers: each opens a session and runs the page's script to its end.

A round is what a hall does when it is given an address: everybody comes anew, connects, and gets the page. Once all
have it they ask for it again together, as after a choice; that is timed apart, since a server that knows a session
may answer it faster.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.server import Server

LARGEST_MESSAGE = 2**24
FINISHED_WITHIN = 120.0


@dataclass(frozen=True)
class Rush:
    """Seconds from the first connection until all have the page, and until all have it again; memory with all open."""

    opening: float
    again: float
    memory: int


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
        failed = answer.HasField("delta") and answer.delta.new_element.HasField("exception")
        if answer.HasField("script_finished"):
            failed = answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
        if failed:
            raise RuntimeError(f"the script of /{page} failed")
        if answer.HasField("script_finished"):
            return


async def _visit(stack: AsyncExitStack, server: Server, page: str, query: str) -> websockets.ClientConnection:
    connection = await _open(stack, server)
    await _run(connection, page, query)
    return connection


async def _rush(server: Server, page: str, query: str, number: int) -> Rush:
    async with AsyncExitStack() as stack, asyncio.timeout(FINISHED_WITHIN):
        start = time.perf_counter()
        connections = await asyncio.gather(*(_visit(stack, server, page, query) for _ in range(number)))
        opened = time.perf_counter()
        await asyncio.gather(*(_run(connection, page, query) for connection in connections))
        return Rush(opened - start, time.perf_counter() - opened, server.memory())


def together(server: Server, page: str = "", query: str = "", number: int = 50, rounds: int = 3) -> list[Rush]:
    """`number` sessions that open the page at once, new ones in every round. Raises RuntimeError where it fails."""
    return [asyncio.run(_rush(server, page, query, number)) for _ in range(rounds)]
