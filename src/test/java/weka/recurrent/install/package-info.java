/**
 * Tests of what a user gets: the package zip, its offline installation by Weka's package manager, and the installed
 * classifiers in Java virtual machines of their own. Everything here runs after {@code mvn package}, in the phase
 * {@code verify}; start with {@link weka.recurrent.install.InstalledPackageIT}.
 */
package weka.recurrent.install;
