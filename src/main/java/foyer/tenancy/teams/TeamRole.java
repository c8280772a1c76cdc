package foyer.tenancy.teams;

/** What a person is in a team; the schema's enum of the same name. */
enum TeamRole {
    HEAD,
    MEMBER
}
