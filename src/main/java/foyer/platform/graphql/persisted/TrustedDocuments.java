package foyer.platform.graphql.persisted;

import foyer.platform.graphql.limits.DocumentFaults;
import foyer.platform.start.SettingException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The documents of a deployment by hash, and Foyer's own; each fits the schema and the limits, or nothing starts. */
@Component
class TrustedDocuments {

    private final Map<String, String> texts;

    TrustedDocuments(
            DocumentModeSettings settings,
            DocumentSettings manifests,
            ObjectProvider<OwnDocuments> own,
            DocumentFaults faults) {
        check(settings.mode(), !manifests.documents().isEmpty());
        this.texts = settings.mode().trusts() ? read(manifests, own, faults) : Map.of();
    }

    private static void check(DocumentMode mode, boolean named) {
        if (named && !mode.trusts()) {
            throw new SettingException(
                    "FOYER_DOCUMENTS",
                    "names documents that nothing uses as FOYER_DOCUMENTS_MODE is " + mode,
                    "set that to TRUSTED_PREFERRED or TRUSTED_ONLY, or unset FOYER_DOCUMENTS");
        }
        if (!named && mode == DocumentMode.TRUSTED_ONLY) {
            throw new SettingException(
                    "FOYER_DOCUMENTS",
                    "is missing, and FOYER_DOCUMENTS_MODE=TRUSTED_ONLY would refuse every frontend",
                    "name the manifests of the frontends' documents");
        }
    }

    private static Map<String, String> read(
            DocumentSettings manifests, ObjectProvider<OwnDocuments> own, DocumentFaults faults) {
        var texts = new HashMap<String, String>();
        for (var place : manifests.documents()) {
            for (var entry : Manifest.read(place)) {
                var fault = faults.of(entry.text());
                if (fault != null) {
                    throw entry.refused("cannot run (" + fault + ")");
                }
                texts.put(entry.hash(), entry.text());
            }
        }
        own.forEach(
                documents -> documents.documents().values().forEach(text -> texts.put(DocumentHash.of(text), text)));
        return Map.copyOf(texts);
    }

    @Nullable String get(String hash) {
        return texts.get(hash);
    }

    boolean has(String text) {
        return !texts.isEmpty() && texts.containsKey(DocumentHash.of(text));
    }
}
