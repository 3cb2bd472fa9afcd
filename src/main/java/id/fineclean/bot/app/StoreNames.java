package id.fineclean.bot.app;

import java.nio.file.Path;

/// What the owner knows the parts of an installation's data by: files, or schemas and settings.
///
/// @param keyset file or setting
record StoreNames(String main, String keys, String keyset) {
  private static final String RESTORE =
      " Stop every process of the bot and restore both from one backup, or put the missing one"
          + " back";

  static StoreNames of(Settings settings) {
    String keyset =
        settings.masterKeyset().isPresent()
            ? "MASTER_KEYSET"
            : settings.masterKeysetFile().toString();
    return settings.databaseUrl().isPresent()
        ? ofSchemas(keyset)
        : ofFiles(settings.dataDir(), keyset);
  }

  static StoreNames ofSchemas(String keyset) {
    return new StoreNames("schema " + Stores.MAIN_SCHEMA, "schema " + Stores.KEYS_SCHEMA, keyset);
  }

  static StoreNames ofFiles(Path folder, String keyset) {
    return new StoreNames(
        folder.resolve(Stores.MAIN_FILE).toString(),
        folder.resolve(Stores.KEYS_FILE).toString(),
        keyset);
  }

  UnfitDataException keysMissing() {
    return new UnfitDataException(
        keys
            + " is missing, but "
            + main
            + " holds customers: without their keys nothing of them can be read."
            + RESTORE);
  }

  UnfitDataException dataMissing() {
    return new UnfitDataException(
        main
            + " is missing or empty, but "
            + keys
            + " holds keys: every customer would be a stranger, every booking forgotten."
            + RESTORE
            + ". To begin anew all the same, move "
            + keys
            + " away as well");
  }

  UnfitDataException keysOlder(long lost, long all) {
    return new UnfitDataException(
        keys
            + " lacks the keys of "
            + lost
            + " of "
            + all
            + " customers in "
            + main
            + " who were never erased: it is older than the data, or not the one that belongs to"
            + " it."
            + RESTORE);
  }
}
