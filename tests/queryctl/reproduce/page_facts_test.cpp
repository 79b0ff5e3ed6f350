// SPDX-License-Identifier: MIT
// The finished note against the facts: what its text says is what `reproduce` finds.
#include <algorithm>
#include <gmock/gmock.h>
#include <regex>
#include <set>

#include "queryctl/report/numbers.h"
#include "tests/queryctl/reproduce/note_sample.h"

namespace kv::queryctl {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// The words of a page between its tags, one blank between two.
std::string text_of(const std::string& html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c == '\n' ? ' ' : c;
    if (c == '>') in_tag = false;
  }
  return std::regex_replace(text, std::regex(" +"), " ");
}

std::vector<double> numbers_of(const std::string& text) {
  std::vector<double> numbers;
  const std::regex number("[0-9]+(\\.[0-9]+)?");
  for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it)
    numbers.push_back(std::stod(it->str()));
  return numbers;
}

/// The running text of a page, without its tables and figures.
std::string prose_of(const std::string& html) {
  const std::size_t begin = html.find("<main");
  const std::string main = html.substr(begin, html.find("</main>") - begin);
  std::string prose;
  for (std::size_t at = 0; at < main.size();) {
    const std::size_t figure = std::min(main.find("<figure", at), main.size());
    prose += main.substr(at, figure - at);
    at = figure == main.size() ? figure : main.find("</figure>", figure) + 9;
  }
  return text_of(prose);
}

/// The numbers of a text as the language writes them, each with a point and no thin space.
std::multiset<std::string> shown_numbers(std::string text, bool english) {
  text = std::regex_replace(text, std::regex("&#[0-9]+;"), " ");
  text = std::regex_replace(text, std::regex("([0-9])(\u202F|\u2009|\u00A0)([0-9])"), "$1$3");
  std::multiset<std::string> numbers;
  const std::regex number("[0-9]+([.,][0-9]+)*");
  for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it) {
    std::string one = it->str();
    if (english) std::erase(one, ',');
    std::ranges::replace(one, ',', '.');
    numbers.insert(one);
  }
  return numbers;
}

/// A sentence of the note in which `number`th number that the fact gives stands at '#', with that
/// many decimals; or in words.
struct Said {
  const char* fact;
  std::size_t number;
  int decimals;
  const char* sentence;
};
constexpr int kInWords = -1;

class PageFacts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    sample_ = new NoteSample;
    facts_ = new std::map(sample_->facts());
    const Outcome page = sample_->ask({"report", "nibr-2014-107"});
    ASSERT_EQ(page.code, 0) << page.err;
    page_ = new std::string(page.out);
    text_ = new std::string(text_of(page.out));
    told_ = new std::string(page.err);
  }
  static void TearDownTestSuite() {
    delete told_;
    delete text_;
    delete page_;
    delete facts_;
    delete sample_;
  }
  static NoteSample* sample_;
  static std::map<std::string, Judged>* facts_;
  static std::string* page_;
  static std::string* text_;
  static std::string* told_;
};
NoteSample* PageFacts::sample_ = nullptr;
std::map<std::string, Judged>* PageFacts::facts_ = nullptr;
std::string* PageFacts::page_ = nullptr;
std::string* PageFacts::text_ = nullptr;
std::string* PageFacts::told_ = nullptr;

// A number in the finished note that is not the one the verdict was given on would be a second
// truth.
TEST_F(PageFacts, ANumberOfTheTextIsThatOfItsVerdict) {
  const Said said[] = {
      {"F001", 0, 0, "ble de # kommunene i IMDis region Sør anmodet"},
      {"F002", 1, 0, "hadde regionen # kommuner."},
      {"F002", 0, 0, "ble # av dem spurt"},
      {"F003", 0, 0, "spurt, og # svarte."},
      {"F005", 0, 0, "og vedtok 70, har indeksen #."},
      {"F010", 0, 0, "vokste folkemengden i regionen med # personer"},
      {"F011", 0, 0, "personer, og # av dem"},
      {"F012", 0, 0, "av dem, # prosent, var innvandrere"},
      {"F018", 0, 0, "i regionen om å bosette # flyktninger"},
      {"F019", 0, 0, "Kommunene vedtok å ta imot #, og"},
      {"F020", 0, 0, "og # ble bosatt i løpet av året"},
      {"F030", 0, 1, "altså # prosent."},
      {"F030", 1, 1, "kommunenes egne tall er noe annet, #."},
      {"F032", 0, 0, "og # kommuner ligger over regionens"},
      {"F038", 0, 0, "# kommuner ligger mellom 34 og 70 prosent"},
      {"F040", 0, 0, "mangelen på passende boliger: # av 40"},
      {"F040", 1, 1, "eller # prosent. Om lag halvparten"},
      {"F041", 3, 1, "peker på arbeidsmarkedet (# prosent)"},
      {"F041", 1, 1, "statlige tilskuddene (# prosent)"},
      {"F042", 3, 1, "kapasiteten i tjenestene (# prosent)"},
      {"F042", 1, 1, "som ikke passer (#)"},
      {"F043", 0, 1, "holdninger i kommunestyret (#)"},
      {"F050", 0, 0, "# prosent bruker Husbankens virkemidler"},
      {"F052", 0, 0, "# prosent har eget boligkontor"},
      {"F053", 0, 0, "og # prosent har et mål for hvor lang tid"},
      {"F054", 0, 1, "# prosent arbeider aktivt med gjennomstrømming"},
      {"F055", 0, 0, "og # prosent med veien fra leie til eie"},
      {"F056", 1, kInWords, "ingen har flere enn #."},
      {"F056", 3, 2, "brukes # tiltak"},
      {"F062", 0, 0, "for de # kommunene som svarte"},
      {"F063", 0, 0, "har # av 40 kommuner minst ett"},
      {"F064", 0, kInWords, "odds enn de # uten"},
      {"F065", 0, 3, "på tiprosentnivå (p = # og"},
      {"F065", 1, 3, "og #). Mer overraskende"},
      {"F080", 0, 0, "mål er at # prosent skal gå direkte over"},
      {"F081", 0, 0, "og at # prosent skal være i arbeid eller utdanning året etter"},
      {"F086", 0, 0, "I region Sør avsluttet # personer"},
      {"F087", 0, 0, "# av dem, 41,3 prosent"},
      {"F087", 1, 1, "av dem, # prosent, gikk direkte over"},
      {"F089", 0, 0, "Blant de # andre ligger"},
      {"F089", 1, 0, "og # under det"},
      {"F091", 0, kInWords, "# ligger mellom 25 prosent og regionens nivå"},
      {"F092", 0, 0, "For # av kommunene vises ingen andel"},
      {"F100", 0, 1, "(# prosent) har NAV ansvaret"},
      {"F101", 0, 1, "flyktningkontor har det i # prosent"},
      {"F101", 1, 1, "voksenopplæringen i #."},
      {"F102", 0, kInWords, "I # kommuner er det ordnet på en annen måte"},
      {"F103", 0, 0, "# kommuner (60 prosent) har et resultatmål"},
      {"F103", 2, 0, "og i # av dem etterspør ledelsen"},
      {"F104", 0, 0, "# prosent gir alle deltakerne"},
      {"F105", 0, 0, "I # av 40 kommuner kan deltakerne få grunnskole"},
      {"F106", 0, kInWords, "# kan kombinere den med arbeidspraksis"},
      {"F107", 0, 0, "arbeidspraksis, # kan ikke"},
      {"F108", 0, 0, "# prosent samarbeider med frivillige"},
      {"F109", 0, 0, "I # prosent følger norsklærerne opp"},
      {"F110", 0, 1, "# prosent har egne tiltak for kvinner"},
      {"F111", 1, 1, "og # prosent for personer i foreldrepermisjon"},
      {"F124", 0, 0, "Overgangen kan vises for # kommuner"},
      {"F126", 0, 1, "regionens eget nivå, # for bosettingen"},
      {"F126", 1, 1, "og # for overgangen"},
  };
  for (const Said& said_of : said) {
    const std::vector<double> numbers = numbers_of((*facts_)[said_of.fact].gives);
    ASSERT_GT(numbers.size(), said_of.number) << said_of.fact << (*facts_)[said_of.fact].gives;
    const double number = numbers[said_of.number];
    std::string shown = said_of.decimals == kInWords
                            ? report::in_words(number, "nb")
                            : report::shown_value(number, said_of.decimals, "nb");
    std::string sentence = said_of.sentence;
    if (sentence.front() == '#') shown = report::capitalised(shown);
    sentence.replace(sentence.find('#'), 1, shown);
    EXPECT_THAT(*text_, HasSubstr(sentence)) << said_of.fact;
  }
}

TEST_F(PageFacts, TargetsAndTheMunicipalitiesThatTheTextNames) {
  for (const char* sentence : {"Kragerø, Fyresdal og Skien har de høyeste indeksene",
                               "Tvedestrand, Vegårshei, Bykle, Hægebostad, Åseral og Bygland.",
                               "Kviteseid, Nissedal og Tokke ble ikke anmodet i noen av årene",
                               "ligger Kvinesdal, Grimstad og Søgne over regjeringens mål",
                               "Lavest er Bamble, Lindesnes og Nome",
                               "Grimstad, Kristiansand, Kvinesdal, Lyngdal, Songdalen og Søgne."})
    EXPECT_THAT(*text_, HasSubstr(sentence));
}

// What cannot be computed from the sample is named, and nothing else is.
TEST_F(PageFacts, OnlyWhatTheSampleLacksIsMissing) {
  EXPECT_THAT(*told_, Not(HasSubstr("could not be computed")));
  EXPECT_THAT(*told_, HasSubstr("intro_status_arbutd"));
  EXPECT_THAT(*text_, HasSubstr("Ikke med: Tabell"));
}

// 22 maps of the same 48 areas made the page of another program 12 MB.
TEST_F(PageFacts, TheMapsAreAllThereAndTheirPolygonsOnce) {
  for (int i = 1; i <= 18; ++i) EXPECT_THAT(*text_, HasSubstr(" Kart " + std::to_string(i) + ". "));
  for (int i = 1; i <= 4; ++i)
    EXPECT_THAT(*text_, HasSubstr("Vedleggskart " + std::to_string(i) + ". "));
  EXPECT_THAT(*told_, Not(ContainsRegex("Not in the report: [^ ]*: map")));
  EXPECT_LT(page_->size(), 3'000'000u);
  std::set<std::string> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (std::sregex_iterator it(page_->begin(), page_->end(), id), end; it != end; ++it)
    EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1] << " stands twice";
  const std::regex reference("href=\"#([^\"]*)\"");
  for (std::sregex_iterator it(page_->begin(), page_->end(), reference), end; it != end; ++it)
    EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1] << " is nowhere";
}

// A map of a query must not hide that its rows were made up; and a caption stands once.
TEST_F(PageFacts, MapsOfMadeUpRowsSaySoAndCaptionsStandOnce) {
  for (const char* caption : {"Kart 8. ", "Vedleggskart 1. "}) {
    const std::size_t at = page_->find(caption);
    ASSERT_NE(at, std::string::npos) << caption;
    const std::string figure = page_->substr(at, page_->find("</figure>", at) - at);
    EXPECT_THAT(figure, HasSubstr(">Rekonstruerte tall</text>"));
    EXPECT_THAT(figure, HasSubstr("<p class=\"made-up\">Rekonstruerte tall</p>"));
  }
  EXPECT_THAT(*page_, Not(HasSubstr(">Bosettingsindeks: ")));
  EXPECT_THAT(*page_, Not(HasSubstr(">Har kommunen eget boligkontor?</text>")));
}

TEST_F(PageFacts, TheAppendixHasThe26TablesAndCallsThemReconstructed) {
  for (int i = 1; i <= 26; ++i)
    EXPECT_THAT(*text_, HasSubstr("Tabell\u00A0T" + std::string(i < 10 ? "0" : "") +
                                  std::to_string(i) + " "));
  std::size_t marked = 0;
  for (std::size_t at = 0; (at = text_->find("ekonstruerte tall ", at)) != std::string::npos; ++at)
    ++marked;
  EXPECT_GE(marked, 26u + 4u);
}

// A translation that leaves a number out, or has another, would be another note.
TEST_F(PageFacts, TheTextHasTheSameNumbersInEachLanguage) {
  const auto own = shown_numbers(prose_of(*page_), false);
  EXPECT_GT(own.size(), 100u);
  for (const std::string lang : {"nn", "en"}) {
    const Outcome page = sample_->ask({"--lang", lang, "report", "nibr-2014-107"});
    ASSERT_EQ(page.code, 0) << page.err;
    EXPECT_THAT(page.out, HasSubstr("<main id=\"text\" lang=\"" + lang + "\">"));
    EXPECT_EQ(shown_numbers(prose_of(page.out), lang == "en"), own) << lang;
    EXPECT_THAT(page.out, Not(HasSubstr("The running text is in")));
    EXPECT_THAT(page.out, Not(HasSubstr("[m"))) << "a missing number";
  }
}

// The whole note on other borders: sums are regrouped, and answers stay where they were given.
TEST_F(PageFacts, OnOtherBordersFiguresAreRegroupedAndAnswersKeepTheirMunicipalities) {
  const Outcome page = sample_->ask({"--borders", "2020", "report", "nibr-2014-107"});
  ASSERT_EQ(page.code, 0) << page.err;
  const std::string text = text_of(page.out);
  EXPECT_THAT(text, HasSubstr("ble de 42 kommunene i IMDis region Sør anmodet om å bosette 4815"));
  EXPECT_THAT(text, HasSubstr("hadde regionen 48 kommuner."));
  EXPECT_THAT(text, HasSubstr("regnet om til kommunene slik de var 1. januar 2020"));
  EXPECT_THAT(page.err, Not(HasSubstr("could not be computed")));
  EXPECT_THAT(text, HasSubstr("eget nivå, 70,2 for bosettingen og 41,3 for overgangen"));
  EXPECT_THAT(page.out, HasSubstr(">70,2</text>")) << "the cut of the scatter is that of the text";
  // The models are of those who answered, in their own municipalities.
  const auto model = [](const std::string& html) {
    const std::size_t begin = html.find("id=\"tabell-odds\"");
    return html.substr(begin, html.find("</table>", begin) - begin);
  };
  EXPECT_EQ(model(page.out), model(*page_));
}

TEST_F(PageFacts, TheWholeNoteOnAnotherDay) {
  const Outcome later = sample_->ask({"--as-of", "2030-01-01", "report", "nibr-2014-107"});
  EXPECT_EQ(later.code, 0) << later.err;
  // Before the answers were published there is no note, and the sentence says why.
  const Outcome early = sample_->ask({"--as-of", "2000-01-01", "report", "nibr-2014-107"});
  EXPECT_EQ(early.code, 1);
  EXPECT_EQ(early.out, "");
  EXPECT_THAT(early.err, HasSubstr("holds no survey wave"));
}

}  // namespace
}  // namespace kv::queryctl
