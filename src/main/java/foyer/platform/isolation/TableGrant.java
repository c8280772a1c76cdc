package foyer.platform.isolation;

import java.util.List;

/** What a serving login may do with a table, sorted. */
public record TableGrant(String login, List<String> privileges) {}
