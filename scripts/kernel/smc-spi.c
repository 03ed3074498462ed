// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A plain SPI controller over the flash controller of an Aspeed chip, in its "user mode": every byte that is written to
 * or read from the window of a chip select goes over the bus. Linux's own driver for it speaks flash commands only, so
 * spidev cannot use it. For trials under QEMU: full transfers, no interrupts, no clocks, one chip select.
 */
#include <linux/io.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/spi/spi.h>

#define CONFIG 0x00 /* bit 16: the chip of select 0 may be written to */
#define CONTROL 0x10
#define USER_MODE 0x3
#define STOP 0x4 /* CS high */

struct smc {
	void __iomem *registers;
	void __iomem *window;
};

static void smc_set_cs(struct spi_device *spi, bool high)
{
	struct smc *smc = spi_controller_get_devdata(spi->controller);

	writel(USER_MODE | (high ? STOP : 0), smc->registers + CONTROL);
}

static int smc_transfer_one(struct spi_controller *controller, struct spi_device *spi,
			    struct spi_transfer *transfer)
{
	struct smc *smc = spi_controller_get_devdata(controller);

	/* A word is four bytes of the bus, the lowest first. Each access costs an emulator much. */
	unsigned int words = transfer->len / 4, rest = transfer->len % 4;

	/* Half duplex: what a chip says while it is written to is lost, as on this controller. */
	if (transfer->tx_buf) {
		iowrite32_rep(smc->window, transfer->tx_buf, words);
		iowrite8_rep(smc->window, transfer->tx_buf + 4 * words, rest);
	}
	if (transfer->rx_buf) {
		ioread32_rep(smc->window, transfer->rx_buf, words);
		ioread8_rep(smc->window, transfer->rx_buf + 4 * words, rest);
	}
	return 0;
}

static int smc_probe(struct platform_device *pdev)
{
	struct spi_controller *controller;
	struct smc *smc;

	controller = devm_spi_alloc_host(&pdev->dev, sizeof(*smc));
	if (!controller)
		return -ENOMEM;
	smc = spi_controller_get_devdata(controller);
	smc->registers = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(smc->registers))
		return PTR_ERR(smc->registers);
	smc->window = devm_platform_ioremap_resource(pdev, 1);
	if (IS_ERR(smc->window))
		return PTR_ERR(smc->window);
	writel(readl(smc->registers + CONFIG) | BIT(16), smc->registers + CONFIG);
	controller->dev.of_node = pdev->dev.of_node;
	controller->bus_num = -1;
	controller->num_chipselect = 1;
	controller->flags = SPI_CONTROLLER_HALF_DUPLEX;
	controller->mode_bits = SPI_MODE_0;
	controller->max_speed_hz = 50000000;
	controller->min_speed_hz = 1000;
	controller->set_cs = smc_set_cs;
	controller->transfer_one = smc_transfer_one;
	return devm_spi_register_controller(&pdev->dev, controller);
}

static const struct of_device_id smc_match[] = {
	{ .compatible = "pin-one,smc-spi" },
	{},
};

static struct platform_driver smc_driver = {
	.probe = smc_probe,
	.driver = { .name = "smc-spi", .of_match_table = smc_match },
};
module_platform_driver(smc_driver);

MODULE_DESCRIPTION("Aspeed flash controller as a plain SPI controller");
MODULE_LICENSE("GPL");
