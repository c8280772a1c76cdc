package foyer.platform.isolation;

/**
 * A policy of a table.
 *
 * @param login whom it is for
 * @param command what it is about: {@code *} for everything, {@code r} for reading
 * @param using which rows are there, as PostgreSQL writes it; empty for none
 * @param check which rows can be written; empty for none
 */
public record TablePolicy(String name, String login, String command, boolean permissive, String using, String check) {}
