"""Wire shapes: what goes over HTTP, with an example in each. The OpenAPI document, and the types of the web app, are made of them."""
