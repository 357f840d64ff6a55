"""Facts from Odoo: JSON-2 from version 19 on, XML-RPC for 17 and 18. Nothing is ever written there."""
