package foyer.platform.graphql.persisted;

import java.util.Map;

/** Documents that pages of Foyer's own send as text: they run in every mode, so that staff can sign in to send others. */
public interface OwnDocuments {

    /** The texts, exactly as they are sent, by a name for people. */
    Map<String, String> documents();
}
