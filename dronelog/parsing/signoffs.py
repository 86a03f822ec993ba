"""Who signs a post, and whose name a publisher bears."""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.entities import Entities
from dronelog.parsing.names import given, stem, tidy
from dronelog.parsing.people import Entity
from dronelog.parsing.titles import NO_NAMES, OFFICIAL
from dronelog.parsing.tokens import LINE, SIGN, WORD

#: Words before the one who took a picture.
_CREDITS = frozenset(("photo", "photos", "image", "images", "picture", "pictures", "video", "фото", "видео", "відео"))
#: What stands about the name of who signs: «Ваша «Укрзалізниця»», «АТ «Сумиобленерго»».
_ABOUT_A_NAME = frozenset(
    (
        *("ваш", "ваша", "ваше", "ваші", "ваши", "your", "yours", "наш", "наша", "пресслужба", "пресс-служба"),
        *("ат", "прат", "пат", "тов", "ао", "пао", "оао", "ооо", "jsc", "pjsc", "llc", "ltd"),
        *("акціонерне", "товариство", "приватне", "акционерное", "общество", "компанія", "компания"),
    )
)
#: How a line begins that tells whom to call.
_CALL = ("телефон", "звон", "номер", "дзвон", "горяч", "гаряч")
#: Words before whose figures a post gave.
_DATA = frozenset(("дані", "данные", "інформація", "информация", "джерело", "источник"))


#: Who adds a note to another's text.
_NOTED = frozenset(
    (
        *("transl", "translator", "translators", "tr", "ed", "eds", "editor", "editors", "note", "notes", "trans"),
        *("ред", "прим", "примечание", "примітка", "перев", "перекл", "редакции", "редакції"),
    )
)


class SignOffs(Entities):
    """Finds the signature of one document."""

    def signature(self, entities: list[Entity]) -> Entity | None:
        """A name or office that stands alone at the end of a post, or after a dash: «Михаил Развожаев», "– Lysak."."""
        doc, tokens = self.doc, self.tokens
        if not doc.sentences:
            return None
        short = self._trailing_name(entities)
        if short is not None:
            return short
        last_line = doc.sentences[-1].line
        for s in reversed(doc.sentences[-4:]):
            if s.line < last_line - 3:
                break
            if tokens.norm[s.start] in _CREDITS or tokens.norm[s.start].startswith(_CALL):
                continue  # "Photo: press service of the city administration", «Телефон экстренных служб – 112»
            inside = [
                e
                for e in entities
                if e.i >= s.start
                and e.j <= s.end + 1
                and e.kind not in ("media", "witness")
                and (e.kind != "other" or e.key or not e.weak)
            ]
            if not inside:
                continue
            # a hashtag signs nothing: «Ваш губернатор Тимофей Лосинский #Дзержинск»
            words = sum(
                tokens.kind[k] == WORD and tokens.norm[k - 1] != "#" and tokens.norm[k] not in _ABOUT_A_NAME
                for k in range(s.start, s.end)
            )
            covered = sum(tokens.kind[k] == WORD for e in inside for k in range(e.i, e.j))
            if tokens.norm[s.start] in _DATA and any(e.i == s.start + 1 and s.end - e.j <= 1 for e in inside):
                return self._signed(inside[0])  # «Дані Сумської ОВА.»
            if any(e.office for e in inside):
                # «Головне управління ДСНС у Харківській області»
                held = {k for e in inside for k in range(e.i, e.j)}
                covered += sum(
                    k not in held and (k in self.place_at or (k + 1 in self.place_at and tokens.norm[k] in ("у", "в")))
                    for k in range(s.start, s.end)
                )
            if (
                words
                and covered >= words * 0.6
                and words <= 14
                and not self._tells(s.start, s.end)
                and (self._own_line(s.start, s.end) or self._closes(s.start, s.end, inside))
            ):
                best = (
                    next((e for e in inside if e.person and e.office), None)
                    or next((e for e in inside if e.person), None)
                    or inside[0]
                )
                return self._signed(self._with_name(best, s.start))
            last = inside[-1]
            if last.j >= s.end - 2 and last.i > s.start and s is doc.sentences[-1]:
                b = last.i - 1
                while b > s.start and (
                    tokens.norm[b] in ('"', "(", ")", "c", "с")
                    and tokens.norm[b - 1] in ("(", ".", "©", '"', "c", "с", "-", "|")
                ):
                    b -= 1
                if (
                    tokens.norm[b] in ("-", "©", "|", "(")
                    and (tokens.start[b] > tokens.end[b - 1] or tokens.norm[b] != "-")
                    and not any(self.says(k) for k in range(last.j, s.end))
                ):
                    return self._signed(last)
        return None

    def _with_name(self, e: Entity, start: int) -> Entity:
        """The name on the line above an office: «Семен Корнієнко,» and below it «очільник Дніпропетровщини»."""
        tokens = self.tokens
        end = start - 1
        while end > 0 and tokens.kind[end - 1] == LINE:
            end -= 1
        if e.person or end < 3 or tokens.norm[end - 1] != "," or e.i - start > 1:
            return e
        a = end - 1
        while a > 0 and tokens.kind[a - 1] == WORD and tokens.cap[a - 1]:
            a -= 1
        opened = a == 0 or tokens.kind[a - 1] in (LINE, SIGN)
        if not (opened and 2 <= end - 1 - a <= 3):
            return e
        name = tidy(tokens.slice(a, end - 1))
        return replace(e, i=a, text=f"{name}, {e.text}", person=True, surname=stem(tokens.norm[end - 2]))

    def _tells(self, a: int, b: int) -> bool:
        return self.doc.has_groups(("outcome", "drone"), a, b) or self.doc.has_any(("say", "say.according"), a, b)

    def _own_line(self, a: int, b: int) -> bool:
        """Whether tokens a to b have their line to themselves, or end the text without a stop."""
        tokens = self.tokens
        opened = a == 0 or any(tokens.kind[k] == LINE for k in range(max(0, a - 3), a))
        return opened or (
            b >= self.n - 2
            and not (tokens.kind[min(b, self.n) - 1] == SIGN and tokens.norm[min(b, self.n) - 1] in ".!?")
        )

    def _closes(self, a: int, b: int, inside: list[Entity]) -> bool:
        """Whether the last words of a text are a name and an office, and a stop: «Усі живі. Руслан Довбуш, очільник
        громади.»
        """
        tokens = self.tokens
        if any(tokens.kind[k] == WORD for k in range(b, self.n)):
            return False
        kinds = OFFICIAL if any(e.person for e in inside) else ("emergency_service", "regional_authority", "military")
        return inside[0].i == a and any(e.office and e.kind in kinds for e in inside)

    def _signed(self, e: Entity) -> Entity:
        """Who signs a post about his region with nothing but his name is its head."""
        return e if e.kind is not None else replace(e, kind="regional_authority")

    def _trailing_name(self, entities: list[Entity]) -> Entity | None:
        """A name after a dash at the very end: "nobody was hurt – Lysak."."""
        tokens = self.tokens
        end = self.n
        while end > 0 and tokens.kind[end - 1] != WORD:
            end -= 1
        known = next((e for e in reversed(entities) if e.j == end), None)
        a = known.i if known is not None else end
        while (
            known is None
            and a > 0
            and tokens.kind[a - 1] == WORD
            and tokens.cap[a - 1]
            and not self.doc.hits[a - 1]
            and (a - 1) not in self.place_at
        ):
            a -= 1
        if known is None and any(tokens.norm[k] in _NOTED for k in range(a, end)):
            return None  # "(A hromada is a municipality. – Transl.)"
        if not (0 < end - a <= 12 and a > 1 and tokens.norm[a - 1] == "-" and tokens.start[a - 1] > tokens.end[a - 2]):
            return None
        if known is not None:
            return None if known.kind in ("media", "witness") else self._signed(known)
        if end - a > 3 or any(tokens.norm[k] in NO_NAMES or tokens.norm[k] in self.common for k in range(a, end)):
            return None
        return Entity(
            a, end, tidy(tokens.slice(a, end)), "regional_authority", surname=stem(tokens.norm[end - 1]), person=True
        )

    def whole(self, entities: list[Entity]) -> Entity | None:
        """The entity that a short text such as a publisher's name is about."""
        best = None
        for e in entities:
            if e.office and (best is None or e.j - e.i > best.j - best.i):
                best = e
        if best is not None:
            return best
        tokens = self.tokens
        for e in entities:
            if (
                e.person
                and any(given(tokens.norm[k]) for k in range(e.i, e.j))
                and (e.i == 0)
                and (e.j == self.n or tokens.kind[e.j] == SIGN)
            ):
                return replace(e, kind="regional_authority", office=True)
        words = [k for k in range(self.n) if tokens.kind[k] == WORD]
        last = words[-1] if words else -1
        if last >= 0 and len(words) <= 3 and not any(self.doc.hits[k] for k in words if len(tokens.norm[k]) > 1):
            # «Настоящий Гладков», «Пушилин Д. В.»: a surname, and no medium's word with it
            name = (
                tokens.norm[words[0]]
                if len(words) == 3 and all(len(tokens.norm[k]) == 1 for k in words[1:])
                else tokens.norm[last]
            )
            if (
                name.endswith(("ов", "ев", "ин", "енко", "чук", "ский", "ський"))
                and not self.gazetteer.lookup(name)
                and name.isalpha()
                and last not in self.place_at
            ):
                return Entity(
                    0, self.n, tokens.text, "regional_authority", surname=stem(name), office=True, person=True
                )
        return None
