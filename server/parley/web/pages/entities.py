"""The pages of entities: actors, meetings, conflicts, places and the rest."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, render_template, request

from parley.web.pages.lists import served
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.claim_entries import MANY, claims_in_group, first_claims
from parley.web.views.description import Description, describe
from parley.web.views.entity import event_dates, has_notes, linkage, mentions, neighbours, ties
from parley.web.views.groups import GROUPS, grouped, groups_of, missing_of, roles_in
from parley.web.views.heads import heads
from parley.web.views.mentions import MentionChain, chains, without_words
from parley.web.views.opening import opening
from parley.web.views.page_data import PageData
from parley.web.views.published import named_query
from parley.web.views.store_reader import StoreReader, current_release
from parley.web.views.structured import entity_data
from parley.web.views.thing_data import ThingData


def entity_page(reader: StoreReader, kind: str, thing_data: ThingData) -> str:
    """Return the page of an entity, or with ``group=`` the page of one group of the claims about it."""
    found, cut = chains(thing_data)
    thing = _named(describe(thing_data), found) if kind == "mention" else describe(thing_data)
    told = {
        "kind": kind,
        "thing": thing,
        "path": thing_data.iri.partition("/id/")[2],
        "data": _data(kind, thing, thing_data),
    }
    if name := request.args.get("group"):
        return _group_page(reader, kind, thing_data, name, told)
    roles = roles_in(thing_data.rows("roles"))
    groups = first_claims(reader, thing_data.iri, roles, groups_of(kind))
    named, around = mentions(thing_data), ties(thing, thing_data)
    number = sum(article.claims for article in named)
    return render_template(
        "entity.html",
        **told,
        opening=opening(kind, len(named), number),
        groups=groups,
        missing=missing_of(kind, (part.group for part in groups)),
        heads=[held for held in heads(thing_data.rows("heads"), thing_data.site) if held.support],
        mentions=named,
        number=number,
        dates=event_dates(thing_data),
        neighbours=neighbours(thing_data),
        ties=around,
        notes=has_notes(around),
        linkage=linkage(thing_data),
        is_party=groups_of(kind) is GROUPS,
        chains=found,
        cut=cut,
    )


def _data(kind: str, thing: Description, thing_data: ThingData) -> PageData:
    structured = entity_data(kind, thing.iri, thing.label, thing.other_names, current_release().manifest)
    query = named_query("describe", thing.iri)
    return served().of_thing(thing.iri, thing.label, query, structured=structured, links=thing_data.links)


def _group_page(
    reader: StoreReader, kind: str, thing_data: ThingData, name: str, told: dict[str, object]
) -> str:
    parts = grouped(roles_in(thing_data.rows("roles")), groups_of(kind))
    group = next((group for group in parts if group.name == name), None)
    number = page_number()
    part = claims_in_group(reader, thing_data.iri, parts[group], group, number) if group else None
    if part is None:
        abort(404)
    return render_template(
        "entity_group.html", **told, part=part, page=number, pages=pages_of(part.number, MANY)
    )


def _named(mention: Description, found: list[MentionChain]) -> Description:
    """Return a mention under a title made from its entity, because mentions have no label."""
    title = found[0].title if found else mention.label
    return replace(mention, label=title, statements=without_words(mention.statements))
