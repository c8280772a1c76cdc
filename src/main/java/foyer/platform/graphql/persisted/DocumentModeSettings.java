package foyer.platform.graphql.persisted;

import foyer.platform.start.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Operations by hash; {@code FOYER_DOCUMENTS_…}.
 *
 * @param mode OFF, APQ, TRUSTED_PREFERRED or TRUSTED_ONLY
 * @param cache bytes of documents that tenants have taught, and as much again of those that strangers have
 * @param share the most of it that one tenant, or one network of strangers, takes
 */
@ConfigurationProperties("foyer.documents")
record DocumentModeSettings(
        @DefaultValue("APQ") DocumentMode mode,
        @DefaultValue("16MB") DataSize cache,
        @DefaultValue("1MB") DataSize share) {

    DocumentModeSettings {
        if (share.toBytes() <= 0 || share.compareTo(cache) > 0) {
            throw new SettingException(
                    "FOYER_DOCUMENTS_SHARE",
                    "is not between 1B and FOYER_DOCUMENTS_CACHE",
                    "make it a small part of the cache, as 1MB is of 16MB");
        }
    }
}
