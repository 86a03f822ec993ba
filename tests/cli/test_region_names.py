"""Names of regions that a user adds: in reports, on the command line, in the other processes, and told where they are wrong."""

import json
import tomllib
from pathlib import Path

import pytest

from dronelog.regions import load

TEXT = "Nine drones were shot down over the Budjak coast on Monday."
SLAVIC = "Сегодня над Заречным краем сбили три беспилотника."


def found(program, text: str, **env: str) -> list[str]:
    done = program("parse", "-", "--published", "2025-08-27", "--format", "json", input=text, **env)
    (told,) = json.loads(done.stdout)
    return [incident["region"] for incident in told["incidents"]]


def config(program) -> str:
    return (program.home / ".config" / "dronelog" / "config.toml").read_text(encoding="utf-8")


def test_a_name_is_known_from_then_on(program):
    assert found(program, TEXT) == []
    told = program("regions", "UA-51", "--add-alias", "Budjak  coast").stderr
    assert "'Budjak coast' means UA-51" in told
    assert found(program, TEXT) == ["UA-51"]
    assert "UA-51" in program("regions", "budjak coast", "--format", "csv").stdout
    program("add", "-", "--published", "2025-08-27", input=TEXT)
    assert json.loads(program("query", "--region", "BUDJAK COAST", "--format", "json").stdout)[0]["region"] == "UA-51"
    assert "already" in program("regions", "Odesa Oblast", "--add-alias", "Budjak coast").stderr
    program("regions", "RU-KRS", "--add-alias", "Заречный край")
    program("regions", "RU-KRS", "--add-alias", "Заречным краем")
    assert found(program, SLAVIC) == ["RU-KRS"]
    assert tomllib.loads(config(program)) == {"regions": {
        "Budjak coast": "UA-51", "Заречный край": "RU-KRS", "Заречным краем": "RU-KRS"}}  # fmt: skip


def test_the_rest_of_the_file_stays(program):
    path = program.home / ".config" / "dronelog" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('# mine\nwho = "Night desk"\n\n[regions]  # names\n"A \\"coast\\"" = "UA-51"', encoding="utf-8")
    program("regions", "RU-BEL", "--add-alias", 'the "south" wind')
    assert config(program) == (
        '# mine\nwho = "Night desk"\n\n[regions]  # names\n"the \\"south\\" wind" = "RU-BEL"\n"A \\"coast\\"" = "UA-51"'
    )


def test_stored_reports_are_read_again_with_it(program):
    program("add", "-", "--published", "2025-08-27", input=TEXT)
    program("regions", "UA-51", "--add-alias", "Budjak coast")
    program("reparse")
    assert [r["region"] for r in json.loads(program("query", "--format", "json").stdout)] == ["UA-51"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"Budjak coast" = "UA-99"', "there is no region 'UA-99'"),
        ('"Budjak coast" = 51', "wants the code of a region, not 51"),
    ],
)
def test_a_name_that_means_nothing_is_one_error(program, line, told):
    path = program.home / "mine.toml"
    path.write_text(f"[regions]\n{line}\n", encoding="utf-8")
    done = program("parse", "-", input=TEXT, code=1, DRONELOG_CONFIG=str(path))
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert str(path) in done.stderr


def test_a_region_that_is_not_known_gets_no_name(program):
    assert "did you mean" in program("regions", "Belgorud", "--add-alias", "x", code=1).stderr
    assert "name the region first" in program("regions", "--add-alias", "x", code=2).stderr
    assert not (program.home / ".config").exists()


def test_own_names_come_first_and_other_look_ups_stay():
    ours, shipped = load(names={"Kursk": "UA-63", "Long Name Of Four": "RU"}), load()
    assert ours.lookup("kursk")[0].region == "UA-63"
    assert ours.lookup("kursk")[1:] == shipped.lookup("kursk")
    assert ours.lookup("long name of four")[0].kind == "country"
    assert ours.longest("long") == 4
    assert ours.lookup("belgorod") == shipped.lookup("belgorod")
    assert ours.longest("nizhny") == shipped.longest("nizhny")


@pytest.mark.parametrize("given", [{}, {"XDG_CONFIG_HOME": "/somewhere/else"}, {"XDG_CONFIG_HOME": " "}])
def test_the_file_lies_where_platformdirs_says(given, monkeypatch):
    import platformdirs

    from dronelog.cli.config import config_file

    monkeypatch.delenv("DRONELOG_CONFIG", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    assert config_file() == Path(platformdirs.user_config_dir("dronelog", appauthor=False)) / "config.toml"
