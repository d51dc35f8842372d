from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.analyse import command


def test_times_come_out_as_timex3_around_their_words(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Rebels shelled the town on 3 August 2016, the governor said.\n", encoding="utf-8")
    told = CliRunner().invoke(command, [str(report), "--timex3", "--no-model"])
    assert told.exit_code == 0
    assert '<TIMEX3 tid="t1" type="DATE" value="2016-08-03">3 August 2016</TIMEX3>' in told.output
