"""How the page is served and protected; it knows nothing of Gradio but the names of its routes.

door.py      the socket to listen on, and what is said when it is open
server.py    uvicorn, which ends quietly
shield.py    what stands before every request: names, origins, open routes, sizes, headers, the reader's cookie
requests.py  what the shield sees of a request, and what a proxy may say of it
routes.py    which routes are open; bodies.py: how much a request may hold; headers.py: what every answer carries
files.py     files that a program only claims to have uploaded
visitors.py  who asks: the reader's id, the address
rates.py     how often an address may ask
login.py     names and passwords, with a brake against guessing
"""
