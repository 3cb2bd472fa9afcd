package id.fineclean.bot.booking;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.CompanyFile;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the owner says about company, services and crews, checked against each other.
public record BookingContent(Company company, Catalogue catalogue, Crews crews) {

  /// The part of the owner's files that it is read from; the company's own file is another part.
  public static final ContentPart<BookingContent> PART =
      new ContentPart<>(
          BookingContent.class, List.of(CatalogueFile.NAME, CrewsFile.NAME), BookingContent::read);

  /// Reads `company.yaml`, `catalogue.yaml` and `crews.yaml`.
  ///
  /// @param folder the content directory
  /// @throws ContentException with every mistake in the three files
  public static BookingContent read(Path folder) throws ContentException {
    return ContentParts.read(folder, List.of(CompanyFile.PART, PART))
        .whole()
        .get(BookingContent.class);
  }

  private static BookingContent read(Path folder, ContentParts earlier) throws ContentException {
    var problems = new Problems();
    Optional<Company> company = earlier.find(Company.class);
    Duration day = company.map(BookingContent::longestDay).orElse(Duration.ofDays(1));
    Optional<Catalogue> catalogue = CatalogueFile.read(folder, day, problems);
    var crewsFile = new CrewsFile(serviceIds(folder), areaIds(folder), catalogue, company);
    Optional<Crews> crews = crewsFile.read(folder, problems);
    problems.throwIfAny();
    return new BookingContent(
        earlier.get(Company.class), catalogue.orElseThrow(), crews.orElseThrow());
  }

  private static Duration longestDay(Company company) {
    return Duration.ofMinutes(company.hours().longestMinutes());
  }

  // Ids are taken from files with mistakes too, or every crew would be wrong because of one.

  private static Set<String> serviceIds(Path folder) {
    return Entry.read(folder.resolve(CatalogueFile.NAME), new Problems()).ids("services");
  }

  private static Set<String> areaIds(Path folder) {
    return Entry.read(folder.resolve(CompanyFile.NAME), new Problems()).ids("areas");
  }
}
