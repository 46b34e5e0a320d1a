<?php
// The part of WordPress that the plugin calls, in memory. What escapes does so by WordPress's own rules for the cases tested here.

define( 'ABSPATH', __DIR__ . '/' );

$site = array( 'actions' => array(), 'filters' => array(), 'shortcodes' => array(), 'blocks' => array(), 'scripts' => array(), 'modules' => array(), 'enqueued' => array(), 'words' => array() );

function add_action( $name, $callback ) { $GLOBALS['site']['actions'][ $name ][] = $callback; }
function add_filter( $name, $callback, $priority = 10, $arguments = 1 ) { $GLOBALS['site']['filters'][ $name ][] = array( $callback, $arguments ); }
function add_shortcode( $name, $callback ) { $GLOBALS['site']['shortcodes'][ $name ] = $callback; }
function plugin_basename( $file ) { return basename( dirname( $file ) ) . '/' . basename( $file ); }
function plugins_url( $path, $file ) { return 'https://site.test/wp-content/plugins/' . basename( dirname( $file ) ) . '/' . $path; }
function load_plugin_textdomain( $domain, $deprecated, $folder ) {
	$file = $GLOBALS['plugins'] . '/' . $folder . '/' . $domain . '-fr_FR.l10n.php';
	$GLOBALS['site']['words'] = ( require $file )['messages'];
}
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_html__( $text, $domain ) { return htmlspecialchars( $GLOBALS['site']['words'][ $text ], ENT_QUOTES, 'UTF-8' ); }
/** An address without a scheme is one on the site; one with another scheme than those allowed is nothing. */
function esc_url( $address, $protocols ) {
	$address = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\\x80-\\xff]|i', '', str_replace( ' ', '%20', $address ) );
	$scheme  = strtolower( explode( ':', $address )[0] );
	if ( strpos( $address, ':' ) !== false && ! in_array( $address[0], array( '/', '#', '?' ), true ) && ! in_array( $scheme, $protocols, true ) ) {
		return '';
	}
	return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), str_replace( '&amp;', '&', $address ) );
}
function get_block_wrapper_attributes() { return 'class="wp-block-perimetre-assessment"'; }
function wp_register_script( $handle, $address, $needs, $version, $footer ) { $GLOBALS['site']['scripts'][ $handle ] = compact( 'address', 'needs', 'version', 'footer' ); }
function wp_set_script_translations( $handle, $domain, $folder ) { $GLOBALS['site']['scripts'][ $handle ]['words'] = "$folder/$domain-fr_FR-$handle.json"; }
function register_block_type( $folder, $options ) {
	$block = json_decode( file_get_contents( "$folder/block.json" ), true, 16, JSON_THROW_ON_ERROR );
	$GLOBALS['site']['blocks'][ $block['name'] ] = $block + $options;
}
// A name that is there already is not taken twice, as in WordPress.
if ( getenv( 'WITHOUT_MODULES' ) === false ) {
	function wp_enqueue_script_module( $id, $address, $needs, $version ) { $GLOBALS['site']['modules'] += array( $id => array( $address, $version ) ); }
}
function wp_enqueue_script( $handle, $address, $needs, $version, $footer ) { $GLOBALS['site']['enqueued'] += array( $handle => array( $address, $version ) ); }

/** The page's scripts, as WordPress prints them at its end. */
function printed_scripts() {
	$html = '';
	foreach ( $GLOBALS['site']['modules'] as $id => list( $address ) ) {
		$html .= "<script type=\"module\" src=\"$address\" id=\"$id-js-module\"></script>\n";
	}
	foreach ( $GLOBALS['site']['enqueued'] as $handle => list( $address ) ) {
		$tag = "<script type=\"text/javascript\" src=\"$address\" id=\"$handle-js\"></script>\n";
		foreach ( $GLOBALS['site']['filters']['script_loader_tag'] as list( $callback, $arguments ) ) {
			$tag = call_user_func_array( $callback, array_slice( array( $tag, $handle, $address ), 0, $arguments ) );
		}
		$html .= $tag;
	}
	return $html;
}

/** A block as WordPress draws it: its defaults first, unknown attributes kept, as older WordPress does. */
function drawn_block( $name, $given ) {
	$block    = $GLOBALS['site']['blocks'][ $name ];
	$defaults = array_map( function ( $attribute ) { return $attribute['default']; }, $block['attributes'] );
	return call_user_func( $block['render_callback'], $given + $defaults, '', null );
}
