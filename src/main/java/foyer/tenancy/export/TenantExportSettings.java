package foyer.tenancy.export;

import foyer.platform.start.SettingBounds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Archives of all that a tenant has; {@code FOYER_TENANT_EXPORT_…}.
 *
 * @param perDay how many a tenant may ask for within 24 hours, those that failed or were cancelled included
 */
@ConfigurationProperties("foyer.tenant-export")
record TenantExportSettings(@DefaultValue("5") int perDay) {

    TenantExportSettings {
        SettingBounds.positive("FOYER_TENANT_EXPORT_PER_DAY", perDay);
    }
}
