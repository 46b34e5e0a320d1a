<?php
// Usage: php run.php perimetre-VERSION.zip SCRATCH-FOLDER. Unpacks the plugin and compares what it prints with what is expected.

error_reporting( E_ALL );
set_error_handler( function ( $level, $message, $file, $line ) { throw new ErrorException( $message, 0, $level, $file, $line ); } );

list( , $archive, $plugins ) = $argv;
( new PharData( $archive ) )->extractTo( $plugins );
$plugin = "$plugins/perimetre";

require __DIR__ . '/wordpress.php';

$checks = 0;
function same( $expected, $found, $what ) {
	global $checks;
	++$checks;
	if ( $expected !== $found ) {
		fwrite( STDERR, "$what\n  expected: " . var_export( $expected, true ) . "\n  found:    " . var_export( $found, true ) . "\n" );
		exit( 1 );
	}
}

// Nothing is printed by loading it, or by starting WordPress with it.
ob_start();
require "$plugin/perimetre.php";
foreach ( $site['actions'] as $name => $callbacks ) {
	same( 'init', $name, 'it only acts when WordPress starts: nothing is printed into the head' );
	array_map( 'call_user_func', $callbacks );
}
same( '', ob_get_clean(), 'output of loading' );
same( '', printed_scripts(), 'scripts of a page without an element' );

$shortcode = $site['shortcodes']['perimetre'];
$end       = '><noscript>Ce questionnaire a besoin de JavaScript.</noscript></perimetre-assessment>';
$cases     = array(
	'nothing given'                     => array( array(), '' ),
	'every attribute'                   => array(
		array( 'lang' => 'fr', 'path' => 'quick', 'theme' => 'dark', 'storage' => 'none', 'heading-level' => '3', 'src' => '/content.bin', 'cta-href' => 'https://example.com/?a=1&b=2', 'cta-label' => 'Écrivez-nous' ),
		' lang="fr" path="quick" theme="dark" storage="none" heading-level="3" src="/content.bin" cta-href="https://example.com/?a=1&#038;b=2" cta-label="Écrivez-nous"',
	),
	'capitals and spaces'               => array( array( 'lang' => ' FR ' ), ' lang="fr"' ),
	'values that are none'              => array( array( 'lang' => 'de', 'heading-level' => '7', 'theme' => 'dark"', 'path' => '' ), '' ),
	'unknown attributes'                => array( array( 'onclick' => 'alert(1)', 'style' => 'color: red', 'class' => 'x', 'lang' => 'en', 'x' => '"><script>' ), ' lang="en"' ),
	'text that would end the attribute' => array( array( 'cta-label' => '"><script>alert(1)</script>' ), ' cta-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' ),
	'a link that would run'             => array( array( 'cta-href' => 'javascript:alert(1)', 'src' => 'data:text/html,x' ), '' ),
	'a link that would end its attribute' => array( array( 'cta-href' => 'https://example.com/" onclick="x' ), ' cta-href="https://example.com/%20onclick=x"' ),
	'mail'                              => array( array( 'cta-href' => 'mailto:a@example.com' ), ' cta-href="mailto:a@example.com"' ),
	'telephone'                         => array( array( 'cta-href' => 'tel:+33123456789' ), ' cta-href="tel:+33123456789"' ),
	'content by telephone'              => array( array( 'src' => 'tel:+33123456789' ), '' ),
	'a list where a text should be'     => array( array( 'lang' => array( 'fr' ), 'cta-label' => array( 'x' ) ), '' ),
	'words without a name'              => array( array( 'fr', 'dark' ), '' ),
);
foreach ( $cases as $what => list( $given, $expected ) ) {
	same( "<perimetre-assessment$expected$end", $shortcode( $given ), "shortcode, $what" );
	$block = array();
	foreach ( $given as $name => $value ) {
		$block[ lcfirst( str_replace( ' ', '', ucwords( str_replace( '-', ' ', $name ) ) ) ) ] = $value;
	}
	$wrapped = "<div class=\"wp-block-perimetre-assessment\"><perimetre-assessment$expected$end</div>";
	same( $wrapped, drawn_block( 'perimetre/assessment', $block ), "block, $what" );
}
same( "<perimetre-assessment$end", $shortcode( '' ), 'a shortcode without attributes is handed a text' );

// However many elements: one tag, a module, whose file is in the plugin.
$address  = 'https://site.test/wp-content/plugins/perimetre/assets/' . PERIMETRE_VERSION . '/perimetre.js';
$expected = function_exists( 'wp_enqueue_script_module' )
	? "<script type=\"module\" src=\"$address\" id=\"perimetre-js-module\"></script>\n"
	: "<script type=\"module\" src=\"$address\" id=\"perimetre-js\"></script>\n";
same( $expected, printed_scripts(), 'scripts of a page with many elements' );
same( array( $address, null ), array_values( $site['modules'] + $site['enqueued'] )[0], 'no version after an address that has it' );
$other = '<script type="text/javascript" src="other.js" id="other-js"></script>';
same( $other, perimetre_module_tag( $other, 'other' ), 'other scripts stay as they are' );
same( true, is_file( "$plugin/assets/" . PERIMETRE_VERSION . '/perimetre.js' ), 'the loader is in the plugin' );

// What files say of each other.
$block = $site['blocks']['perimetre/assessment'];
$names = array();
foreach ( array_keys( $block['attributes'] ) as $name ) {
	$names[] = strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) );
}
$known = array_merge( array_keys( PERIMETRE_CHOICES ), array_keys( PERIMETRE_LINKS ), PERIMETRE_TEXTS );
sort( $names );
sort( $known );
same( $known, $names, 'the block has the attributes of the shortcode' );
same( 3, $block['apiVersion'], 'apiVersion' );
$editor = $site['scripts'][ $block['editorScript'] ];
same( true, strpos( $editor['address'], '/block/editor.js' ) !== false && is_file( "$plugin/block/editor.js" ), 'the editor script is there' );
$french = json_decode( file_get_contents( $editor['words'] ), true, 8, JSON_THROW_ON_ERROR )['locale_data']['perimetre'];
preg_match_all( '/__\("([^"]+)", "perimetre"\)/', file_get_contents( "$plugin/block/editor.js" ), $found );
unset( $french[''] );
$said = array_values( array_unique( $found[1] ) );
$have = array_keys( $french );
sort( $said );
sort( $have );
same( $said, $have, 'the editor is in French, word for word' );
foreach ( array( 'perimetre.php' => '/^ \* Version:\s+(\S+)$/m', 'readme.txt' => '/^Stable tag: (\S+)$/m' ) as $file => $pattern ) {
	preg_match( $pattern, file_get_contents( "$plugin/$file" ), $version );
	same( PERIMETRE_VERSION, $version[1], "version of $file" );
}
same( PERIMETRE_VERSION, $block['version'], 'version of block.json' );
same( 0, preg_match( '/\b(add_option|update_option|set_transient|add_\w+_meta|\$wpdb|setcookie|file_put_contents|wp_remote_)/', file_get_contents( "$plugin/perimetre.php" ) ), 'it keeps nothing' );

echo "$checks checks of the plugin hold\n";
