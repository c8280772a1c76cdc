package foyer.leads.transfer;

import foyer.files.ImportPermission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that files that are uploaded to be read in become leads. */
@Configuration(proxyBeanMethods = false)
class LeadTransferConfig {

    @Bean
    ImportPermission importPermission() {
        return () -> LeadImportTarget.PERMISSION;
    }
}
