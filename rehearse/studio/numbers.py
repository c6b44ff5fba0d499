"""Numbers of takes and interviews in the addresses of pages."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class _Number(IntegerConvertor):
    """As long as SQLite can hold; the address of a longer one is of no page."""

    regex = "[0-9]{1,18}"


register_url_convertor("number", _Number())
NUMBER = "{number:number}"
PAIR = "{first:number}/{second:number}"
