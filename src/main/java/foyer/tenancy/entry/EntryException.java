package foyer.tenancy.entry;

import foyer.platform.graphql.UserErrorException;

/** Somebody was not let in. A mutation tells it as a user error of its noun, {@link #at}. */
public final class EntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EntryRefusal refusal;

    public EntryException(EntryRefusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    /** The user error at the field with the key, whose enum has a code with the refusal's name. */
    public <E extends Enum<E>> UserErrorException at(String field, Class<E> codes) {
        return UserErrorException.at(field, Enum.valueOf(codes, refusal.name()));
    }
}
