package foyer.platform.graphql.persisted;

/** Which documents a deployment runs. */
enum DocumentMode {
    /** Any, as text only. */
    OFF,
    /** Any; what a client has sent with its hash it may name by the hash from then on. */
    APQ,
    /** As APQ, and those of the deployment by their identifier. */
    TRUSTED_PREFERRED,
    /** Those of the deployment and no others, but from staff. */
    TRUSTED_ONLY;

    boolean learns() {
        return this == APQ || this == TRUSTED_PREFERRED;
    }

    boolean trusts() {
        return this == TRUSTED_PREFERRED || this == TRUSTED_ONLY;
    }

    /** Whether a request may name its document in this form. */
    boolean takes(DocumentName.Form form) {
        return switch (form) {
            case DOCUMENT_ID -> trusts();
            case PERSISTED_QUERY -> this != OFF;
        };
    }
}
