"""publiccode.yml follows the standard (https://yml.publiccode.tools/, version 0.5), its lists copied here."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from lib.locale import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "publiccode.yml"
CONTENT: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))

MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
OPTIONAL = {
    "applicationSuite",
    "landingURL",
    "isBasedOn",
    "softwareVersion",
    "releaseDate",
    "logo",
    "categories",
    "usedBy",
    "fundedBy",
    "roadmap",
    "organisation",
    "intendedAudience",
}
DEPRECATED = {"monochromeLogo", "inputTypes", "outputTypes"}
DESCRIPTION = {
    "localisedName",
    "shortDescription",
    "longDescription",
    "documentation",
    "apiDocumentation",
    "features",
    "screenshots",
    "videos",
    "awards",
}
PLATFORMS = {"web", "windows", "mac", "linux", "ios", "android"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
SOFTWARE_TYPES = {f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")} | {
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}
CATEGORIES = """
accounting agile-project-management applicant-tracking application-development appointment-scheduling backup
billing-and-invoicing blog budgeting business-intelligence business-process-management cad call-center-management
cloud-management collaboration communications compliance-management contact-management content-management crm
customer-service-and-support data-analytics data-collection data-visualization design design-system
digital-asset-management digital-citizenship document-management donor-management e-commerce e-signature
educational-content email-management email-marketing employee-management enterprise-project-management
enterprise-social-networking erp event-management facility-management feedback-and-reviews-management
financial-reporting fleet-management fundraising gamification geographic-information-systems grant-management
graphic-design help-desk hr ide identity-management instant-messaging inventory-management it-asset-management
it-development it-management it-security it-service-management knowledge-management learning-management-system
marketing mind-mapping mobile-marketing mobile-payment network-management office online-booking online-community
payment-gateway payroll predictive-analysis procurement productivity-suite project-collaboration
project-management property-management real-estate-management remote-support resource-management
sales-management seo service-desk social-media-management survey talent-management task-management
taxes-management test-management time-management time-tracking translation video-conferencing video-editing
visitor-management voip warehouse-management web-collaboration web-conferencing website-builder whistleblowing
workflow-management"""
SCOPES = """
agriculture culture defence education emergency-services employment energy environment
finance-and-economic-development foreign-affairs healthcare infrastructures justice local-authorities
manufacturing research science-and-technology security society sport tourism transportation welfare"""
SHORT, LONG = 150, 10_000


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [str(value)]


def test_every_mandatory_key_is_there_and_no_key_is_unknown_or_deprecated() -> None:
    assert set(CONTENT) >= MANDATORY
    assert set(CONTENT) <= MANDATORY | OPTIONAL
    assert not set(CONTENT) & DEPRECATED


def test_the_version_of_the_standard_is_a_text() -> None:
    assert CONTENT["publiccodeYmlVersion"] == "0.5"


@pytest.mark.parametrize("key", ["name", "url", "softwareVersion", "releaseDate", "developmentStatus", "softwareType"])
def test_texts_are_texts_and_not_numbers_or_dates(key: str) -> None:
    assert isinstance(CONTENT[key], str)
    assert CONTENT[key].strip()


def test_closed_lists_hold_only_their_own_words() -> None:
    assert CONTENT["developmentStatus"] in STATUSES
    assert CONTENT["softwareType"] in SOFTWARE_TYPES
    assert set(CONTENT["platforms"]) <= PLATFORMS
    assert set(CONTENT["categories"]) <= set(CATEGORIES.split())
    assert set(CONTENT["intendedAudience"]["scope"]) <= set(SCOPES.split())
    assert all(len(code) == 2 and code.isupper() for code in CONTENT["intendedAudience"]["countries"])


@pytest.mark.parametrize("key", ["platforms", "categories"])
def test_lists_are_not_empty_and_repeat_nothing(key: str) -> None:
    assert CONTENT[key]
    assert len(CONTENT[key]) == len(set(CONTENT[key]))


def test_the_release_date_is_a_day_and_the_version_is_that_of_the_program() -> None:
    assert date.fromisoformat(CONTENT["releaseDate"])
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{CONTENT["softwareVersion"]}"' in project


def test_the_logo_is_a_file_of_this_repository() -> None:
    logo = Path(CONTENT["logo"])
    assert not logo.is_absolute()
    assert logo.suffix in {".svg", ".svgz", ".png"}
    assert (ROOT / logo).is_file()


def test_it_describes_itself_in_the_languages_it_speaks() -> None:
    assert set(CONTENT["description"]) == set(LANGUAGES)
    assert CONTENT["localisation"] == {"localisationReady": True, "availableLanguages": list(LANGUAGES)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_descriptions_keep_to_their_lengths(lang: str) -> None:
    described = CONTENT["description"][lang]
    assert set(described) <= DESCRIPTION
    short, long = described["shortDescription"], described["longDescription"]
    assert 0 < len(short.strip()) <= SHORT
    assert "\n" not in short.strip()
    assert SHORT <= len(long) <= LONG
    assert 5 <= len(described["features"]) <= 20
    assert len(set(described["features"])) == len(described["features"])


def test_both_languages_tell_the_same_features() -> None:
    counts = {lang: len(CONTENT["description"][lang]["features"]) for lang in LANGUAGES}
    assert len(set(counts.values())) == 1


def test_nobody_maintains_it_and_so_nobody_is_named() -> None:
    assert CONTENT["maintenance"]["type"] in MAINTENANCE
    assert CONTENT["maintenance"] == {"type": "none"}
    assert not any("@" in text for text in strings(CONTENT))


def test_the_licence_is_the_one_of_the_program() -> None:
    assert CONTENT["legal"] == {"license": "EUPL-1.2"}
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")


def test_an_address_that_is_only_an_example_says_so() -> None:
    address = urlsplit(CONTENT["url"])
    assert address.scheme == "https"
    assert address.path.strip("/")
    assert address.username is None
    comment = FILE.read_text(encoding="utf-8").partition("\nurl:")[0].rpartition("name:")[2]
    assert ("not published" in comment) == (address.hostname == "example.org")
