package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.web.SitePart;
import java.util.List;

/// What the first page of the site says of the catalogue.
public record ServiceList(List<id.fineclean.bot.booking.Service> all) implements SitePart {
  public ServiceList {
    all = List.copyOf(all);
  }

  @Override
  public List<Service> services(Language language) {
    return all.stream()
        .map(
            service ->
                new Service(
                    service.name().in(language),
                    service.description().in(language),
                    CatalogueFacts.price(service, language)))
        .toList();
  }
}
