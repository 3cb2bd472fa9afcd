package id.fineclean.bot.faults;

import id.fineclean.bot.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Ways in which a PostgreSQL server is away. Each lasts until it is closed.
enum PostgresTrouble {
  /// It takes no connections, and ends those there are.
  REFUSES {
    @Override
    AutoCloseable begin(TestDatabases databases) throws SQLException {
      administer(databases, "ALTER DATABASE %s ALLOW_CONNECTIONS false");
      return () -> administer(databases, "ALTER DATABASE %s ALLOW_CONNECTIONS true");
    }
  },
  /// It is a standby now.
  TAKES_NO_WRITES {
    @Override
    AutoCloseable begin(TestDatabases databases) throws SQLException {
      administer(databases, "ALTER DATABASE %s SET default_transaction_read_only = on");
      return () ->
          administer(databases, "ALTER DATABASE %s SET default_transaction_read_only = off");
    }
  },
  /// Others have taken all its connections.
  IS_FULL {
    @Override
    AutoCloseable begin(TestDatabases databases) throws SQLException {
      List<Connection> taken = new ArrayList<>();
      takeAll(databases, taken);
      try (Statement statement = taken.getFirst().createStatement()) {
        statement.execute(ending(databases));
      }
      takeAll(databases, taken);
      return () -> {
        for (Connection one : taken) {
          one.close();
        }
      };
    }
  },
  /// It takes what is sent to it and never answers.
  IS_A_BLACK_HOLE {
    @Override
    AutoCloseable begin(TestDatabases databases) throws SQLException, IOException {
      List<Long> processes = processes(databases);
      signal("-STOP", processes);
      return () -> signal("-CONT", processes);
    }
  };

  private static final int ENOUGH = 1_000;

  abstract AutoCloseable begin(TestDatabases databases) throws SQLException, IOException;

  private static void takeAll(TestDatabases databases, List<Connection> taken) {
    for (int i = 0; i < ENOUGH; i++) {
      try {
        taken.add(DriverManager.getConnection(elsewhere(databases)));
      } catch (SQLException full) {
        return;
      }
    }
    throw new AssertionError("a server without end");
  }

  /// Changes a database and ends whoever is connected to it, from another one.
  private static void administer(TestDatabases databases, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(elsewhere(databases));
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(name(databases)));
      statement.execute(ending(databases));
    }
  }

  private static String ending(TestDatabases databases) {
    return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
        + name(databases)
        + "'";
  }

  private static String elsewhere(TestDatabases databases) {
    return databases.url("main").replace("/" + name(databases), "/postgres");
  }

  private static String name(TestDatabases databases) {
    return databases.url("main").replaceAll("^.*/([^?]+).*$", "$1");
  }

  /// The server's first process last: it would begin others.
  private static List<Long> processes(TestDatabases databases) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(elsewhere(databases));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      String first = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid")).getFirst();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
      return Stream.concat(Stream.of(server), server.descendants())
          .map(ProcessHandle::pid)
          .toList();
    }
  }

  private static void signal(String signal, List<Long> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(pid -> command.add(pid.toString()));
    new ProcessBuilder(command).inheritIO().start().onExit().join();
  }
}
