#include "xsmc.h"
#include "xsHost.h"

#include "esp_eth.h"
#include "esp_eth_mac_openeth.h"
#include "esp_eth_phy.h"
#include "esp_event.h"
#include "esp_mac.h"
#include "esp_netif.h"

/* The emulated computer has one cable; it is never taken away. */
static esp_netif_t *netif;

static esp_err_t installDriver(esp_eth_handle_t *driver)
{
	eth_mac_config_t macConfig = ETH_MAC_DEFAULT_CONFIG();
	eth_phy_config_t phyConfig = ETH_PHY_DEFAULT_CONFIG();
	phyConfig.autonego_timeout_ms = 100;	/* nothing is negotiated in the emulator */
	esp_eth_mac_t *mac = esp_eth_mac_new_openeth(&macConfig);
	esp_eth_phy_t *phy = esp_eth_phy_new_generic(&phyConfig);
	if (mac == NULL || phy == NULL)
		return ESP_ERR_NO_MEM;
	esp_eth_config_t config = ETH_DEFAULT_CONFIG(mac, phy);
	return esp_eth_driver_install(&config, driver);
}

static esp_err_t start(void)
{
	esp_eth_handle_t driver = NULL;
	uint8_t address[6];
	esp_netif_config_t config = ESP_NETIF_DEFAULT_ETH();
	esp_err_t err = esp_netif_init();
	if (err == ESP_OK)
		err = esp_event_loop_create_default();
	if (err == ESP_ERR_INVALID_STATE)	/* another module has made the loop */
		err = ESP_OK;
	if (err == ESP_OK)
		err = installDriver(&driver);
	if (err == ESP_OK)
		err = esp_read_mac(address, ESP_MAC_ETH);
	if (err == ESP_OK)
		err = esp_eth_ioctl(driver, ETH_CMD_S_MAC_ADDR, address);
	if (err != ESP_OK)
		return err;
	netif = esp_netif_new(&config);
	if (netif == NULL)
		return ESP_ERR_NO_MEM;
	err = esp_netif_attach(netif, esp_eth_new_netif_glue(driver));
	return err == ESP_OK ? esp_eth_start(driver) : err;
}

void xs_slate_openeth_start(xsMachine *the)
{
	if (netif == NULL && start() != ESP_OK)
		xsUnknownError("no emulated Ethernet");
}

void xs_slate_openeth_has_address(xsMachine *the)
{
	esp_netif_ip_info_t info;
	int has = netif != NULL && esp_netif_get_ip_info(netif, &info) == ESP_OK && info.ip.addr != 0;
	xsmcSetBoolean(xsResult, has);
}
