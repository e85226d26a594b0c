"""The pre-commit hooks and the GitHub Action, run as far as they run without the network."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ARTICLE = "The pier opened on Sunday, March 4, 2025, with {} boats.\n"


def load(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def environment(**more: str) -> dict[str, str]:
    """With this Python's scripts first on the path, and no settings of the machine."""
    scripts = str(Path(sys.executable).parent)
    path = {"PATH": scripts + os.pathsep + os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull}
    return {**os.environ, **path, **more}


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=environment(**more))


def git(folder: Path, *words: str) -> None:
    done = run(folder, "git", "-c", "user.name=Mara Sol", "-c", "user.email=mara@example.org", *words)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository whose one article has a wrong weekday since its first commit."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/pier.md").write_text(ARTICLE.format(40), encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "The pier")
    return tmp_path


PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
needs_pre_commit = pytest.mark.skipif(not PRE_COMMIT.exists(), reason="pre-commit is not installed beside Python")


@needs_pre_commit
def test_the_manifest_is_valid() -> None:
    done = run(ROOT, str(PRE_COMMIT), "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


@needs_pre_commit
def test_pre_commit_checks_changed_figures_of_staged_articles(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hooks = [{**hook, "language": "system", "require_serial": True} for hook in load(".pre-commit-hooks.yaml")]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (desk / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
    git(desk, "add", "-A")
    home = str(tmp_path_factory.mktemp("home"))

    def hook() -> subprocess.CompletedProcess[str]:
        return run(desk, str(PRE_COMMIT), "run", "claimcheck", "--verbose", PRE_COMMIT_HOME=home)

    (desk / "articles/pier.md").write_text(ARTICLE.format(41), encoding="utf-8")
    git(desk, "add", "-A")
    passed = hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout

    (desk / "articles/quay.md").write_text("The quay opened on Sunday, June 2, 2027.\n", encoding="utf-8")
    assert hook().returncode == 0, "what is not staged is not checked"
    git(desk, "add", "-A")
    failed = hook()
    assert failed.returncode == 1
    assert "2027" in failed.stdout and "quay.md" in failed.stdout
    assert "2025" not in failed.stdout, "the other slip was there before"


INSTALL = "CLAIMCHECK_TEST_INSTALL"


@needs_pre_commit
@pytest.mark.skipif(INSTALL not in os.environ, reason=f"takes minutes and the network: set {INSTALL}=1")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no clone that pre-commit could install")
def test_pre_commit_installs_the_hook_from_this_repository(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`pre-commit try-repo`: the hook as a desk gets it, in an environment of its own."""
    fetched = tmp_path_factory.mktemp("wheels")
    reachable = run(desk, sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(fetched), "hatchling")
    if reachable.returncode:
        pytest.skip(f"pip cannot fetch a package here: {reachable.stderr.strip()[-200:]}")
    home = str(tmp_path_factory.mktemp("home"))

    def hook(article: str) -> subprocess.CompletedProcess[str]:
        git(desk, "add", "-A")
        words = (str(PRE_COMMIT), "try-repo", str(ROOT), "claimcheck", "--verbose", "--files", article)
        return run(desk, *words, PRE_COMMIT_HOME=home)

    (desk / "articles/pier.md").write_text(ARTICLE.format(41), encoding="utf-8")
    passed = hook("articles/pier.md")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout and "2 figures" in passed.stdout

    (desk / "articles/quay.md").write_text("The quay opened on Sunday, June 2, 2027.\n", encoding="utf-8")
    failed = hook("articles/quay.md")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "quay.md:1:20: error weekday 2 June 2027 is a Wednesday, not a Sunday." in failed.stdout


def test_the_hook_runs_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "pier.md").write_text(ARTICLE.format(40), encoding="utf-8")
    git(tmp_path, "add", "-A")
    (hook, *_) = load(".pre-commit-hooks.yaml")
    done = run(tmp_path, *hook["entry"].split(), "pier.md")
    assert done.returncode == 1, done.stderr
    assert "4 March 2025 is a Tuesday" in done.stdout


EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def shell_steps(folder: Path, inputs: dict[str, str]) -> list[subprocess.CompletedProcess[str]]:
    """Run the action's own shell steps, but for the installation, as the runner would: bash -eo pipefail."""
    action = load("action.yml")
    known = {name: row.get("default", "") for name, row in action["inputs"].items()} | inputs
    assert known.keys() == action["inputs"].keys()

    def value(match: re.Match[str]) -> str:
        first = match[1].split("||")[0].strip()
        return known[first.removeprefix("inputs.")]

    done = []
    for step in action["runs"]["steps"]:
        if "run" in step and step["name"] != "Install":
            assert step["shell"] == "bash" and not EXPRESSION.search(step["run"]), "inputs go through the environment"
            given = {name: EXPRESSION.sub(value, text) for name, text in step["env"].items()}
            script = folder.parent / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            summary = str(folder.parent / "summary.md")
            words = ("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script))
            done.append(run(folder, *words, GITHUB_STEP_SUMMARY=summary, **given))
    return done


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_the_action_annotates_writes_sarif_and_a_summary(desk: Path, fail_on: str) -> None:
    (desk / "articles/my pier.md").write_text("It closes on Sunday, June 2, 2027.\n", encoding="utf-8")
    (step,) = shell_steps(desk, {"paths": "articles\n\n", "fail-on": fail_on, "since": "HEAD"})
    assert step.returncode == (1 if fail_on == "error" else 0), step.stderr
    assert "::error" in step.stdout and "2027" in step.stdout and "2025" not in step.stdout
    sarif = json.loads((desk / "claimcheck.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0" and len(sarif["runs"][0]["results"]) >= 1
    summary = (desk.parent / "summary.md").read_text(encoding="utf-8")
    assert "2027" in summary and "Figures that changed" in summary


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_action_without_a_base_checks_everything(desk: Path) -> None:
    (step,) = shell_steps(desk, {"paths": "articles"})
    assert step.returncode == 1 and "2025" in step.stdout


def test_the_example_workflow_uses_inputs_that_the_action_has() -> None:
    workflow = load(".github/workflows/claimcheck-example.yml")
    steps = [step for step in workflow["jobs"]["figures"]["steps"] if step["uses"] == "./"]
    assert len(steps) == 1
    assert steps[0]["with"].keys() <= load("action.yml")["inputs"].keys()
